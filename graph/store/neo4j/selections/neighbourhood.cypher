// Links at the given nodes, at most $limit (below 0: all) for each node, kind and direction, and how many there
// are of each.
CALL () {
  UNWIND $keys AS asked
  MATCH (here:Thing {key: asked}) USING INDEX here:Thing(key)
  CALL (here) {
    MATCH (here:Thing)-[l]->(:Thing)
    WHERE l._scope <= $scope AND ($kinds IS NULL OR toLower(type(l)) IN $kinds)
    RETURN l, 'out' AS way
  UNION ALL
    MATCH (here:Thing)<-[l]-(:Thing)
    WHERE l._scope <= $scope AND ($kinds IS NULL OR toLower(type(l)) IN $kinds)
    RETURN l, 'in' AS way
  }
  WITH asked, type(l) AS type, way, l.key AS key
  ORDER BY key
  WITH asked, toLower(type) AS kind, way, collect(key) AS links
  RETURN collect([asked, kind, way, links]) AS groups
}
CALL (groups) {
  UNWIND groups AS one
  RETURN 'h' AS form, one[0] + '|' + one[1] + '|' + one[2] AS key, size(one[3]) AS number, one[..3] AS place
UNION ALL
  UNWIND $keys AS key
  RETURN 'n' AS form, key, 0 AS number, [] AS place
UNION ALL
  UNWIND groups AS one
  UNWIND CASE WHEN $limit < 0 THEN one[3] ELSE one[3][..$limit] END AS key
  RETURN 'l' AS form, key, 0 AS number, [] AS place
}
RETURN form, key, number
ORDER BY form, place
