// What belongs to the areas, every link at it, and who owns what stands at the other ends.
CALL () {
  UNWIND $areas AS asked
  MATCH (area:Thing {key: asked}) USING INDEX area:Thing(key)
  MATCH (thing:Thing)-[l:AVAILABLE_IN|LOCATED_IN|COORDINATES|CONCERNS]->(area:Thing)
  WHERE l._scope <= $scope AND thing._scope <= $scope
  RETURN collect(DISTINCT thing) AS placed
}
// What no area is recorded for hangs on what is placed; through is 0 where nothing is added through it.
CALL (placed) {
  UNWIND placed AS thing
  CALL (thing) {
    MATCH (thing:Thing)
      <-[l:PART_OF|MEMBER_OF|PROVIDES|COORDINATES|WORKS_IN|DEVELOPS|TAKES_PART|CONCERNS|RAISED_AT|DELIVERED_AT]-(other:Thing)
    WHERE l._scope <= $scope
    RETURN other, true AS down
  UNION
    MATCH (thing:Thing)-[l:PROVIDES|COORDINATES|WORKS_IN|DEVELOPS|DELIVERED_AT|REACHED_THROUGH|RAISED_AT]->(other:Thing)
    WHERE l._scope <= $scope
    RETURN other, true AS down
  UNION
    MATCH (thing:Thing)-[l:PART_OF|MEMBER_OF|TAKES_PART]->(other:Thing)
    WHERE l._scope <= $scope
    RETURN other, false AS down
  }
  WITH other, max(CASE WHEN down OR other:Event OR other:Team THEN 1 ELSE 0 END) AS down
  WHERE other._scope <= $scope
    AND NOT (other:Area OR other:Need OR other:TargetGroup OR other:Method OR other:Guideline)
    AND NOT EXISTS { MATCH (other:Thing)-[at:AVAILABLE_IN|LOCATED_IN]->(:Thing) WHERE at._scope <= $scope }
  RETURN collect([other, down = 1 AND NOT (other:Organisation OR other:Professional)]) AS near
}
CALL (near) {
  UNWIND near AS one
  WITH one[0] AS thing, one[1] AS through
  WHERE through
  CALL (thing) {
    MATCH (thing:Thing)
      <-[l:PART_OF|MEMBER_OF|PROVIDES|COORDINATES|WORKS_IN|DEVELOPS|TAKES_PART|CONCERNS|RAISED_AT|DELIVERED_AT]-(other:Thing)
    WHERE l._scope <= $scope
    RETURN other
  UNION
    MATCH (thing:Thing)-[l:PROVIDES|COORDINATES|WORKS_IN|DEVELOPS|DELIVERED_AT|REACHED_THROUGH|RAISED_AT|PART_OF|MEMBER_OF|TAKES_PART]->(other:Thing)
    WHERE l._scope <= $scope
    RETURN other
  }
  WITH DISTINCT other
  WHERE other._scope <= $scope
    AND NOT (other:Area OR other:Need OR other:TargetGroup OR other:Method OR other:Guideline)
    AND NOT EXISTS { MATCH (other:Thing)-[at:AVAILABLE_IN|LOCATED_IN]->(:Thing) WHERE at._scope <= $scope }
  RETURN collect(other) AS further
}
CALL (placed, near, further) {
  UNWIND placed AS thing
  RETURN thing, 0 AS ring
UNION ALL
  UNWIND near AS one
  RETURN one[0] AS thing, 1 AS ring
UNION ALL
  UNWIND further AS thing
  RETURN thing, 2 AS ring
}
WITH thing, min(ring) AS ring
WITH collect([thing, ring]) AS own
CALL (own) {
  UNWIND own AS one
  RETURN 'h' AS form, one[0].key AS key, one[1] AS number
UNION ALL
  UNWIND own AS one
  WITH one[0] AS thing
  MATCH (thing:Thing)-[l]-(:Thing)
  WHERE l._scope <= $scope
  RETURN 'l' AS form, l.key AS key, 0 AS number
UNION ALL
  // Whose they are: who provides them, where roles work and what teams are part of; and the same of these owners.
  UNWIND own AS one
  WITH one[0] AS thing
  MATCH (thing:Thing)-[at]-(beyond:Thing)
  WHERE at._scope <= $scope
  WITH DISTINCT beyond
  CALL (beyond) {
    MATCH (beyond:Thing)-[l:WORKS_IN|PART_OF]->(owner:Thing)
    WHERE l._scope <= $scope AND (beyond:Professional OR beyond:Team)
    RETURN l, owner
  UNION
    MATCH (beyond:Thing)<-[l:PROVIDES]-(owner:Thing)
    WHERE l._scope <= $scope
    RETURN l, owner
  }
  CALL (l, owner) {
    RETURN l.key AS further
  UNION
    MATCH (owner:Thing)-[m:PART_OF]->(:Thing)
    WHERE owner:Team AND m._scope <= $scope
    RETURN m.key AS further
  UNION
    MATCH (owner:Thing)<-[m:PROVIDES]-(:Thing)
    WHERE owner:Service AND m._scope <= $scope
    RETURN m.key AS further
  }
  RETURN 'l' AS form, further AS key, 0 AS number
}
RETURN DISTINCT form, key, number
ORDER BY form, number, key
