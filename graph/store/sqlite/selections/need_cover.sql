-- Who meets the needs (or narrower ones; none given: all that are met) in the areas, and all that is needed to say who, where and how.
WITH RECURSIVE
need (key, steps) AS (
  SELECT value, 0 FROM json_each(:needs)
  UNION
  SELECT DISTINCT link.target, 0 FROM link
  WHERE :needs IS NULL AND link.kind = 'meets' AND link.visibility <= :scope
  UNION
  SELECT link.source, need.steps + 1 FROM need
  JOIN link ON link.target = need.key AND link.kind = 'broader'
  WHERE link.visibility <= :scope AND need.steps < 12
),
nearest AS (SELECT key, MIN(steps) AS steps FROM need GROUP BY key),
meeting AS (
  SELECT link.source AS item, MIN(nearest.steps) AS steps
  FROM nearest CROSS JOIN link ON link.target = nearest.key AND link.kind = 'meets'
  CROSS JOIN node ON node.key = link.source AND node.visibility <= :scope
  -- A method helps only through somebody who uses it, so it is nobody to turn to.
  WHERE link.visibility <= :scope AND node.kind IN ('Service', 'Initiative', 'Network', 'Channel')
  GROUP BY link.source
),
item AS (
  SELECT item AS key, steps FROM meeting
  WHERE :areas IS NULL
    OR NOT EXISTS (
      SELECT 1 FROM link WHERE link.source = item AND link.kind = 'available_in' AND link.visibility <= :scope)
    OR EXISTS (
      SELECT 1 FROM link WHERE link.source = item AND link.kind = 'available_in' AND link.visibility <= :scope
        AND link.target IN (SELECT value FROM json_each(:areas)))
),
-- What an item is part of (a pilot of a project) tells its end and its provider.
whole (key) AS (
  SELECT key FROM item
  UNION
  SELECT link.target FROM whole JOIN link ON link.source = whole.key AND link.kind = 'part_of'
  WHERE link.visibility <= :scope
),
own AS (
  SELECT link.key, link.target, link.kind FROM whole CROSS JOIN link ON link.source = whole.key
  WHERE link.visibility <= :scope AND link.kind IN
    ('meets', 'available_in', 'delivered_at', 'reached_through', 'serves', 'part_of', 'member_of')
),
actor AS (
  SELECT link.key, link.source FROM whole CROSS JOIN link ON link.target = whole.key
  WHERE link.visibility <= :scope AND link.kind IN ('provides', 'coordinates', 'works_in')
),
-- Ways to reach the provider, the place and the network, where the item itself has none, and who works there.
further AS (
  SELECT link.key FROM actor CROSS JOIN link ON link.source = actor.source
  WHERE link.visibility <= :scope AND link.kind = 'reached_through'
  UNION
  SELECT link.key FROM actor CROSS JOIN link ON link.target = actor.source
  WHERE link.visibility <= :scope AND link.kind = 'works_in'
  UNION
  SELECT link.key FROM own CROSS JOIN link ON link.source = own.target
  WHERE own.kind IN ('delivered_at', 'member_of') AND link.visibility <= :scope
    AND link.kind IN ('reached_through', 'located_in')
)
SELECT 'h', key, steps FROM item
UNION ALL SELECT 'l', key, 0 FROM own
UNION ALL SELECT 'l', key, 0 FROM actor
UNION ALL SELECT 'l', key, 0 FROM further
UNION ALL SELECT 'n', key, 0 FROM nearest
UNION ALL SELECT 'l', link.key, 0 FROM nearest CROSS JOIN link ON link.target = nearest.key AND link.kind = 'broader'
  WHERE link.visibility <= :scope
ORDER BY 1, 3, 2
