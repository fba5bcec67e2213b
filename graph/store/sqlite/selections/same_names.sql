-- Nodes that carry exactly this name; the weight of a whole-name token tells what kind of match it is.
SELECT 'h', node.key, MAX(word.weight) AS closeness
FROM json_each(:terms) AS query
JOIN word ON word.token = query.value
JOIN node ON node.key = word.node
WHERE node.visibility <= :scope
  AND (:kinds IS NULL OR node.kind IN (SELECT value FROM json_each(:kinds)))
GROUP BY node.key
ORDER BY closeness DESC, node.key
LIMIT :limit
