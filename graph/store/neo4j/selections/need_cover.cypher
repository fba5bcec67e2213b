// Who meets the needs (or narrower ones; none given: all that are met) in the areas, and all that is needed to say who, where and how.
CALL () {
  UNWIND $needs AS asked
  RETURN asked AS key, 0 AS steps
UNION ALL
  UNWIND $needs AS asked
  MATCH (wide:Thing {key: asked}) USING INDEX wide:Thing(key)
  MATCH p = (wide:Thing)<-[:BROADER*1..12]-(narrow:Thing)
  WHERE all(l IN relationships(p) WHERE l._scope <= $scope) AND all(n IN nodes(p) WHERE n:Thing)
  WITH wide, narrow, min(length(p)) AS steps
  RETURN narrow.key AS key, steps
UNION ALL
  MATCH (:Thing)-[l:MEETS]->(need:Thing)
  WHERE $needs IS NULL AND l._scope <= $scope
  RETURN DISTINCT need.key AS key, 0 AS steps
}
WITH key, min(steps) AS steps
WITH collect([key, steps]) AS nearest
CALL (nearest) {
  UNWIND nearest AS one
  MATCH (need:Thing {key: one[0]}) USING INDEX need:Thing(key)
  WITH need, one[1] AS steps
  MATCH (item:Thing)-[l:MEETS]->(need:Thing)
  // A method helps only through somebody who uses it, so it is nobody to turn to.
  WHERE l._scope <= $scope AND item._scope <= $scope
    AND (item:Service OR item:Initiative OR item:Network OR item:Channel)
  WITH item, min(steps) AS steps
  WITH item, steps, COLLECT {
    MATCH (item:Thing)-[at:AVAILABLE_IN]->(area:Thing) WHERE at._scope <= $scope RETURN area.key
  } AS there
  WHERE $areas IS NULL OR size(there) = 0 OR any(area IN there WHERE area IN $areas)
  RETURN collect([item, steps]) AS items
}
// What an item is part of (a pilot of a project) tells its end and its provider.
CALL (items) {
  UNWIND items AS one
  WITH one[0] AS item
  MATCH p = (item:Thing)-[:PART_OF*0..]->(whole:Thing)
  WHERE all(l IN relationships(p) WHERE l._scope <= $scope) AND all(n IN nodes(p) WHERE n:Thing)
  RETURN collect(DISTINCT whole) AS wholes
}
CALL (nearest, items, wholes) {
  UNWIND items AS one
  WITH one[0] AS item, one[1] AS steps
  RETURN 'h' AS form, item.key AS key, steps AS number
UNION ALL
  UNWIND nearest AS one
  RETURN 'n' AS form, one[0] AS key, 0 AS number
UNION ALL
  UNWIND wholes AS whole
  MATCH (whole:Thing)-[l:MEETS|AVAILABLE_IN|DELIVERED_AT|REACHED_THROUGH|SERVES|PART_OF|MEMBER_OF]->(:Thing)
  WHERE l._scope <= $scope
  RETURN 'l' AS form, l.key AS key, 0 AS number
UNION ALL
  UNWIND wholes AS whole
  MATCH (whole:Thing)<-[l:PROVIDES|COORDINATES|WORKS_IN]-(:Thing)
  WHERE l._scope <= $scope
  RETURN 'l' AS form, l.key AS key, 0 AS number
UNION ALL
  // Ways to reach the provider, the place and the network, where the item itself has none, and who works there.
  UNWIND wholes AS whole
  MATCH (whole:Thing)<-[own:PROVIDES|COORDINATES|WORKS_IN]-(actor:Thing)
  WHERE own._scope <= $scope
  WITH DISTINCT actor
  MATCH (actor:Thing)-[l:REACHED_THROUGH]->(:Thing)
  WHERE l._scope <= $scope
  RETURN 'l' AS form, l.key AS key, 0 AS number
UNION ALL
  UNWIND wholes AS whole
  MATCH (whole:Thing)<-[own:PROVIDES|COORDINATES|WORKS_IN]-(actor:Thing)
  WHERE own._scope <= $scope
  WITH DISTINCT actor
  MATCH (actor:Thing)<-[l:WORKS_IN]-(:Thing)
  WHERE l._scope <= $scope
  RETURN 'l' AS form, l.key AS key, 0 AS number
UNION ALL
  UNWIND wholes AS whole
  MATCH (whole:Thing)-[own:DELIVERED_AT|MEMBER_OF]->(there:Thing)
  WHERE own._scope <= $scope
  WITH DISTINCT there
  MATCH (there:Thing)-[l:REACHED_THROUGH|LOCATED_IN]->(:Thing)
  WHERE l._scope <= $scope
  RETURN 'l' AS form, l.key AS key, 0 AS number
UNION ALL
  UNWIND nearest AS one
  MATCH (need:Thing {key: one[0]}) USING INDEX need:Thing(key)
  WITH need
  MATCH (need:Thing)<-[l:BROADER]-(:Thing)
  WHERE l._scope <= $scope
  RETURN 'l' AS form, l.key AS key, 0 AS number
}
RETURN DISTINCT form, key, number
ORDER BY form, number, key
