-- Links at the given nodes, at most :limit (below 0: all) for each node, kind and direction, and how many there
-- are of each.
WITH asked AS (SELECT value AS key FROM json_each(:keys)),
at AS (
  SELECT asked.key AS node, link.kind, 'out' AS way, link.key
  FROM asked CROSS JOIN link ON link.source = asked.key
  WHERE link.visibility <= :scope
    AND (:kinds IS NULL OR link.kind IN (SELECT value FROM json_each(:kinds)))
  UNION ALL
  SELECT asked.key, link.kind, 'in', link.key
  FROM asked CROSS JOIN link ON link.target = asked.key
  WHERE link.visibility <= :scope
    AND (:kinds IS NULL OR link.kind IN (SELECT value FROM json_each(:kinds)))
),
numbered AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY node, kind, way ORDER BY key) AS place FROM at
)
SELECT 'l', key, 0 FROM numbered WHERE :limit < 0 OR place <= :limit
UNION ALL
SELECT 'n', key, 0 FROM asked
UNION ALL
SELECT 'h', node || '|' || kind || '|' || way, COUNT(*) FROM at GROUP BY node, kind, way
