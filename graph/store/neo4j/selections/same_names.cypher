// Nodes that carry exactly this name; the weight of a whole-name token tells what kind of match it is.
UNWIND $terms AS token
MATCH (w:Word {token: token}) USING INDEX w:Word(token)
WITH DISTINCT w
MATCH (w:Word)-[f:FINDS]->(e:Entry)
WHERE e._scope <= $scope AND ($kinds IS NULL OR e.kind IN $kinds)
  AND CASE WHEN e._until IS NULL THEN e._since <= $edition ELSE e._until > $edition AND e._since <= $edition END
WITH e.about AS key, max(f.weight) AS number
RETURN 'h' AS form, key, number
ORDER BY number DESC, key
LIMIT $limit
