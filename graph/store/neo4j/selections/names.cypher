// Nodes whose words match, best first. A query word counts once, by its best match, and more the rarer it is.
// $everything: how many nodes of the kinds there are for the scope.
CALL () {
  UNWIND [term IN $terms WHERE term[3] IS NULL] AS term
  MATCH (w:Word {token: term[1]}) USING INDEX w:Word(token)
  RETURN term[0] AS word, term[2] AS weight, w
UNION ALL
  // With an end of the range: every token that begins so.
  UNWIND [term IN $terms WHERE term[3] IS NOT NULL] AS term
  MATCH (w:Word) USING INDEX w:Word(token)
  WHERE w.token STARTS WITH term[1]
  RETURN term[0] AS word, term[2] AS weight, w
}
WITH word, w, max(weight) AS weight
MATCH (w:Word)-[f:FINDS]->(e:Entry)
WITH word, e, max(weight * f.weight) AS score
WHERE e._scope <= $scope AND ($kinds IS NULL OR e.kind IN $kinds)
  AND CASE WHEN e._until IS NULL THEN e._since <= $edition ELSE e._until > $edition AND e._since <= $edition END
WITH word, collect([e, score]) AS found
CALL () {
  UNWIND $terms AS term
  RETURN CASE WHEN $all_words THEN count(DISTINCT term[0]) ELSE 1 END AS needed
}
WITH found, needed, ([step IN $rarity WHERE size(found) * step[0] <= $everything | step[1]] + [1])[0] AS factor
UNWIND found AS one
WITH one[0] AS e, needed, sum(one[1] * factor) AS score, count(*) AS words
WHERE words >= needed
RETURN 'h' AS form, e.about AS key, score AS number
ORDER BY number DESC, key
SKIP $offset LIMIT $limit
