// Areas around an area. A path that is asked only for its shortest length ends where part_of goes in a circle.
MATCH (asked:Thing {key: $area}) USING INDEX asked:Thing(key)
CALL (asked) {
  RETURN asked AS around, 0 AS number
UNION ALL
  MATCH p = (asked:Thing)-[:PART_OF*1..12]->(up:Thing)
  WHERE all(l IN relationships(p) WHERE l._scope <= $scope) AND all(n IN nodes(p) WHERE n:Thing)
  RETURN up AS around, min(length(p)) AS number
UNION ALL
  MATCH p = (asked:Thing)<-[:PART_OF*1..12]-(part:Thing)
  WHERE all(l IN relationships(p) WHERE l._scope <= $scope) AND all(n IN nodes(p) WHERE n:Thing)
  WITH asked, part, min(length(p)) AS steps
  WHERE part <> asked
  RETURN part AS around, -steps AS number
UNION ALL
  // What contains a part of the asked area: a region that shares municipalities with an asked county.
  MATCH p = (asked:Thing)<-[:PART_OF*1..12]-(part:Thing)
  WHERE all(l IN relationships(p) WHERE l._scope <= $scope) AND all(n IN nodes(p) WHERE n:Thing)
  WITH DISTINCT part
  MATCH q = (part:Thing)-[:PART_OF*1..]->(above:Thing)
  WHERE all(l IN relationships(q) WHERE l._scope <= $scope) AND all(n IN nodes(q) WHERE n:Thing)
  RETURN DISTINCT above AS around, 900 AS number
UNION ALL
  MATCH (asked:Thing)-[l:NEIGHBOUR_OF]-(neighbour:Thing)
  WHERE l._scope <= $scope
  RETURN neighbour AS around, 1000 AS number
UNION ALL
  MATCH p = (asked:Thing)-[:PART_OF*1..12]->(county:Thing)
  WHERE all(l IN relationships(p) WHERE l._scope <= $scope) AND all(n IN nodes(p) WHERE n:Thing)
  WITH DISTINCT county
  WHERE county.area_type = 'wellbeing services county'
  MATCH (county:Thing)<-[l:PART_OF]-(other:Thing)
  WHERE l._scope <= $scope
  RETURN other AS around, 1001 AS number
}
// An area that stands in several relations keeps the first: a part, itself, above, overlapping, neighbour, …
WITH around, min(number) AS number
WHERE around:Thing AND around:Area AND around._scope <= $scope
RETURN 'h' AS form, around.key AS key, number
ORDER BY number, key
