// Nodes of a kind, by key: ids begin with their kind.
MATCH (n:Thing) USING INDEX n:Thing(key)
WHERE n.key > $begin AND n.key < $until AND n._scope <= $scope
RETURN 'h' AS form, n.key AS key, 0 AS number
ORDER BY key
LIMIT $limit
