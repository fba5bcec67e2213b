// Words that begin alike and are about as long as the asked one.
MATCH (w:Word) USING INDEX w:Word(token)
WHERE w.token >= $beginning AND w.token < $until AND $shortest <= size(w.token) <= $longest
WITH w
MATCH (w:Word)-[:FINDS]->(e:Entry)
WHERE e._scope <= $scope AND CASE WHEN e._until IS NULL THEN e._since <= $edition ELSE e._until > $edition AND e._since <= $edition END
WITH w, count(e) AS number
RETURN 'h' AS form, w.token AS key, number
ORDER BY key
