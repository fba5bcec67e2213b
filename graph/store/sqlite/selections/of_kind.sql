-- Nodes of a kind, by key: ids begin with their kind.
SELECT 'h', key, 0
FROM node
WHERE key > :begin AND key < :until AND visibility <= :scope
ORDER BY key
LIMIT :limit
