-- Areas around an area. UNION (not ALL) lets the walks end where part_of goes in a circle.
WITH RECURSIVE
up (key, steps) AS (
  SELECT :area, 0
  UNION
  SELECT link.target, up.steps + 1 FROM up JOIN link ON link.source = up.key AND link.kind = 'part_of'
  WHERE link.visibility <= :scope AND up.steps < 12
),
down (key, steps) AS (
  SELECT :area, 0
  UNION
  SELECT link.source, down.steps + 1 FROM down JOIN link ON link.target = down.key AND link.kind = 'part_of'
  WHERE link.visibility <= :scope AND down.steps < 12
),
-- What contains a part of the asked area: a region that shares municipalities with an asked county.
above (key) AS (
  SELECT key FROM down WHERE steps > 0
  UNION
  SELECT link.target FROM above JOIN link ON link.source = above.key AND link.kind = 'part_of'
  WHERE link.visibility <= :scope
),
county AS (
  SELECT DISTINCT up.key FROM up JOIN node ON node.key = up.key
  WHERE up.steps > 0 AND json_extract(node.body, '$[0].area_type') = 'wellbeing services county'
),
around (key, number) AS (
  SELECT key, MIN(steps) FROM up GROUP BY key
  UNION ALL
  SELECT key, -MIN(steps) FROM down WHERE steps > 0 AND key <> :area GROUP BY key
  UNION ALL
  SELECT key, 900 FROM above
  UNION ALL
  SELECT CASE WHEN source = :area THEN target ELSE source END, 1000
  FROM link WHERE kind = 'neighbour_of' AND (source = :area OR target = :area) AND visibility <= :scope
  UNION ALL
  SELECT link.source, 1001 FROM county JOIN link ON link.target = county.key AND link.kind = 'part_of'
  WHERE link.visibility <= :scope
)
-- An area that stands in several relations keeps the first: a part, itself, above, overlapping, neighbour, …
SELECT 'h', around.key, MIN(around.number) AS number
FROM around JOIN node ON node.key = around.key AND node.kind = 'Area' AND node.visibility <= :scope
GROUP BY around.key
ORDER BY number, around.key
