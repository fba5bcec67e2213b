-- How much is recorded in the areas, how new it is, and how much a person has confirmed since a day.
WITH thing AS (
  SELECT DISTINCT link.source AS key
  FROM json_each(:areas) AS area
  CROSS JOIN link ON link.target = area.value AND link.kind IN ('available_in', 'located_in', 'coordinates')
  WHERE link.visibility <= :scope
),
seen AS (
  SELECT node.kind, node.said, node.verified FROM thing JOIN node ON node.key = thing.key WHERE node.visibility <= :scope
)
SELECT 'h', 'things', COUNT(*) FROM seen
UNION ALL SELECT 'h', 'services', COUNT(*) FROM seen WHERE kind = 'Service'
UNION ALL SELECT 'h', 'dated', COUNT(said) FROM seen
UNION ALL SELECT 'h', 'newest', COALESCE(MAX(said), 0) FROM seen WHERE said <= :until
UNION ALL SELECT 'h', 'verified', COUNT(*) FROM seen WHERE verified BETWEEN :since AND :until
