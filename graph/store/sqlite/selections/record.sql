-- The nodes that the given ids, aliases or ties (identifying identifiers) lead to.
SELECT DISTINCT 'n', node.key, 0
FROM json_each(:ids) AS asked
JOIN alias ON alias.id = asked.value
JOIN node ON node.key = alias.node
WHERE node.visibility <= :scope
UNION
SELECT 'n', node.key, 0
FROM json_each(:ids) AS asked
JOIN tie ON tie.tie = asked.value
JOIN saying ON saying.hash = tie.hash
JOIN node ON node.key = saying.record
WHERE node.visibility <= :scope
