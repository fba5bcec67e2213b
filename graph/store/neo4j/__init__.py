"""The Neo4j store: the network as a natural graph in a server or cluster; ``docs/neo4j.md`` shows it."""
