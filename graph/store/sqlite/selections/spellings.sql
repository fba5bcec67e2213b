-- Words that begin alike and are about as long as the asked one.
SELECT 'h', word.token, COUNT(*) AS nodes
FROM word JOIN node ON node.key = word.node
WHERE word.token >= :beginning AND word.token < :until
  AND LENGTH(word.token) BETWEEN :shortest AND :longest
  AND node.visibility <= :scope
GROUP BY word.token
ORDER BY word.token
