// The nodes that the given ids, aliases or ties (identifying identifiers) lead to.
CALL () {
  UNWIND $ids AS id
  MATCH (n:Thing {key: id}) USING INDEX n:Thing(key)
  RETURN n
UNION
  UNWIND $ids AS id
  MATCH (alias:Alias {id: id}) USING INDEX alias:Alias(id)
  WHERE CASE WHEN alias._until IS NULL THEN alias._since <= $edition ELSE alias._until > $edition AND alias._since <= $edition END
  MATCH (n:Thing {key: alias.key}) USING INDEX n:Thing(key)
  RETURN n
UNION
  UNWIND $ids AS id
  MATCH (tie:Tie {tie: id}) USING INDEX tie:Tie(tie)
  MATCH (tie:Tie)-[:TIES]->(saying:Saying)
  WHERE CASE WHEN saying._until IS NULL THEN saying._since <= $edition ELSE saying._until > $edition AND saying._since <= $edition END
  MATCH (n:Thing {key: saying.about}) USING INDEX n:Thing(key)
  RETURN n
}
WITH n
WHERE n._scope <= $scope
RETURN 'n' AS form, n.key AS key, 0 AS number
ORDER BY key
