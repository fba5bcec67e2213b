// Words that begin alike and are about as long as the asked one.
MATCH (w:Word) USING INDEX w:Word(token)
WHERE w.token >= $beginning AND w.token < $until AND $shortest <= size(w.token) <= $longest
WITH w
MATCH (w:Word)-[:FINDS]->(e:Entry)
WHERE e._scope <= $scope AND e._since <= $edition AND (e._until IS NULL OR e._until > $edition)
WITH w, count(e) AS number
RETURN 'h' AS form, w.token AS key, number
ORDER BY key
