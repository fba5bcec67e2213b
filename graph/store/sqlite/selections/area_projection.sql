-- What belongs to the areas, every link at it, and who owns what stands at the other ends.
WITH
placed AS (
  SELECT DISTINCT link.source AS key
  FROM json_each(:areas) AS area
  CROSS JOIN link ON link.target = area.value
    AND link.kind IN ('available_in', 'located_in', 'coordinates', 'concerns')
  CROSS JOIN node ON node.key = link.source AND node.visibility <= :scope
  WHERE link.visibility <= :scope
),
-- What no area is recorded for hangs on what is placed; through is 0 where nothing is added through it.
beside_placed AS (
  SELECT link.source AS key, 1 AS down FROM placed CROSS JOIN link ON link.target = placed.key
  WHERE link.visibility <= :scope AND link.kind IN
    ('part_of', 'member_of', 'provides', 'coordinates', 'works_in', 'develops', 'takes_part', 'concerns', 'raised_at',
     'delivered_at')
  UNION ALL
  SELECT link.target, link.kind NOT IN ('part_of', 'member_of', 'takes_part')
  FROM placed CROSS JOIN link ON link.source = placed.key
  WHERE link.visibility <= :scope AND link.kind IN
    ('part_of', 'member_of', 'takes_part', 'provides', 'coordinates', 'works_in', 'develops', 'delivered_at',
     'reached_through', 'raised_at')
),
near AS (
  SELECT beside.key, MAX(node.kind NOT IN ('Organisation', 'Professional')
    AND (beside.down OR node.kind IN ('Event', 'Team'))) AS through
  FROM beside_placed AS beside
  CROSS JOIN node ON node.key = beside.key AND node.visibility <= :scope
    AND node.kind NOT IN ('Area', 'Need', 'TargetGroup', 'Method', 'Guideline')
  WHERE NOT EXISTS (
    SELECT 1 FROM link WHERE link.source = beside.key AND link.kind IN ('available_in', 'located_in')
      AND link.visibility <= :scope)
  GROUP BY beside.key
),
beside_near AS (
  SELECT link.source AS key FROM near CROSS JOIN link ON link.target = near.key
  WHERE near.through AND link.visibility <= :scope AND link.kind IN
    ('part_of', 'member_of', 'provides', 'coordinates', 'works_in', 'develops', 'takes_part', 'concerns', 'raised_at',
     'delivered_at')
  UNION
  SELECT link.target FROM near CROSS JOIN link ON link.source = near.key
  WHERE near.through AND link.visibility <= :scope AND link.kind IN
    ('part_of', 'member_of', 'takes_part', 'provides', 'coordinates', 'works_in', 'develops', 'delivered_at',
     'reached_through', 'raised_at')
),
further AS (
  SELECT beside.key
  FROM beside_near AS beside
  CROSS JOIN node ON node.key = beside.key AND node.visibility <= :scope
    AND node.kind NOT IN ('Area', 'Need', 'TargetGroup', 'Method', 'Guideline')
  WHERE NOT EXISTS (
    SELECT 1 FROM link WHERE link.source = beside.key AND link.kind IN ('available_in', 'located_in')
      AND link.visibility <= :scope)
),
own AS (
  SELECT key, MIN(ring) AS ring FROM (
    SELECT key, 0 AS ring FROM placed UNION ALL SELECT key, 1 FROM near UNION ALL SELECT key, 2 FROM further)
  GROUP BY key
),
at AS (
  SELECT link.key, link.target AS other FROM own CROSS JOIN link ON link.source = own.key
  WHERE link.visibility <= :scope
  UNION ALL
  SELECT link.key, link.source FROM own CROSS JOIN link ON link.target = own.key
  WHERE link.visibility <= :scope
),
beyond AS (SELECT DISTINCT other AS key FROM at WHERE other NOT IN (SELECT key FROM own)),
-- Whose they are: who provides them, where roles work and what teams are part of; and the same of these owners.
owned AS (
  SELECT link.key, link.target AS owner FROM beyond CROSS JOIN link ON link.source = beyond.key
  WHERE link.visibility <= :scope AND link.kind IN ('works_in', 'part_of')
    AND substr(beyond.key, 1, instr(beyond.key, '/')) IN ('professional/', 'team/')
  UNION ALL
  SELECT link.key, link.source FROM beyond CROSS JOIN link ON link.target = beyond.key
  WHERE link.visibility <= :scope AND link.kind = 'provides'
),
owner AS (SELECT DISTINCT owner AS key FROM owned),
owned_further AS (
  SELECT link.key FROM owner CROSS JOIN link ON link.source = owner.key
  WHERE link.visibility <= :scope AND link.kind = 'part_of' AND substr(owner.key, 1, 5) = 'team/'
  UNION ALL
  SELECT link.key FROM owner CROSS JOIN link ON link.target = owner.key
  WHERE link.visibility <= :scope AND link.kind = 'provides' AND substr(owner.key, 1, 8) = 'service/'
)
SELECT 'h', key, ring FROM own
UNION ALL SELECT DISTINCT 'l', key, 0 FROM at
UNION ALL SELECT DISTINCT 'l', key, 0 FROM owned
UNION ALL SELECT DISTINCT 'l', key, 0 FROM owned_further
ORDER BY 1, 3, 2
