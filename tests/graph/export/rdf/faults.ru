# Faults to plant in an export: each a SPARQL update of the network of ``planted.py``, and all that our shapes must
# report then: the name of the shape, and what is at fault. Addresses are below the base of the export.

# title without language
DELETE WHERE { <id/service/clinic> dct:title ?any } ;
INSERT DATA { <id/service/clinic> dct:title "Neuvola" }
# -> aTitle id/service/clinic

# two names in one language
INSERT DATA { <id/service/clinic> skos:prefLabel "Toinen"@fi }
# -> aName id/service/clinic

# two identifiers
INSERT DATA { <id/service/clinic> dct:identifier "b" }
# -> oneIdentifier id/service/clinic

# missing channel identifier
DELETE WHERE { <id/channel/phone> dct:identifier ?any }
# -> oneIdentifier id/channel/phone

# statement without modality
DELETE WHERE { <statement/serves/service/cafe/target-group/all> sn:modality ?any }
# -> oneModality statement/serves/service/cafe/target-group/all

# statement without certainty
DELETE WHERE { <statement/serves/service/cafe/target-group/all> sn:certainty ?any }
# -> oneCertainty statement/serves/service/cafe/target-group/all

# no evidence
DELETE WHERE { <statement/refers_to/service/clinic/service/cafe> sn:saying ?any } ;
DELETE WHERE { <statement/refers_to/service/clinic/service/cafe> prov:wasDerivedFrom ?any }
# -> someSaying statement/refers_to/service/clinic/service/cafe
# -> someSource statement/refers_to/service/clinic/service/cafe

# a class dropped
DELETE WHERE { <id/channel/web> a ?any }
# -> Told id/channel/web

# official class dropped
DELETE DATA { <id/professional/nurse> a org:Post }
# -> realProfessional id/professional/nurse

# planned service with an official class
INSERT DATA { <id/service/plan> a schema:Service }
# -> NotReal id/service/plan

# planned service typed as a public one
INSERT DATA { <id/service/plan> a cpsv:PublicService }
# -> NotReal id/service/plan
# -> someAuthority id/service/plan

# planned link with a direct triple
INSERT DATA { <id/service/cafe> sn:serves <id/target-group/all> }
# -> Direct id/service/cafe

# planned link with an official one
INSERT DATA { <id/service/cafe> dct:audience <id/target-group/all> }
# -> Official id/service/cafe

# planned participation
DELETE WHERE { <statement/provides/organisation/county/service/clinic> sn:modality ?any } ;
INSERT DATA { <statement/provides/organisation/county/service/clinic> sn:modality code:modality.planned } ;
DELETE DATA { <id/organisation/county> sn:provides <id/service/clinic> }
# -> NotRealRelation statement/provides/organisation/county/service/clinic
# -> Official id/service/clinic

# need not classified
DELETE WHERE { <id/service/clinic> cv:isClassifiedBy ?any }
# -> Classified id/service/clinic

# service of neither
DELETE DATA { <id/service/cafe> a schema:Service }
# -> Service id/service/cafe

# public service of nobody
DELETE WHERE { <id/service/clinic> cv:hasCompetentAuthority ?any }
# -> someAuthority id/service/clinic

# service of both
INSERT DATA { <id/service/clinic> a schema:Service }
# -> PublicService id/service/clinic
# -> noAuthority id/service/clinic

# service that is none of ours
INSERT DATA { <x> a schema:Service ; dct:identifier "x" ; dct:title "x"@fi ; dct:description "x"@fi }
# -> OtherService x

# no description
DELETE WHERE { <id/service/clinic> dct:description ?any }
# -> aDescription id/service/clinic

# NGO as authority
DELETE WHERE { <id/service/cafe> schema:provider ?any } ;
INSERT DATA { <id/service/cafe> cv:hasCompetentAuthority <id/organisation/club> ; a cpsv:PublicService } ;
DELETE DATA { <id/service/cafe> a schema:Service }
# -> publicAuthority id/service/cafe

# NGO as a public body
INSERT DATA { <id/organisation/club> a cv:PublicOrganisation ; dct:spatial sn:areaNotRecorded . sn:areaNotRecorded a dct:Location }
# -> publicSector id/organisation/club

# public body of a type that is none
DELETE WHERE { <id/organisation/county> org:classification ?any } ;
INSERT DATA { <id/organisation/county> org:classification code:organisation-type.NGO } ;
INSERT DATA { code:organisation-type.NGO a skos:Concept ; skos:prefLabel "x"@fi }
# -> publicType id/organisation/county

# public body of no type
DELETE WHERE { <id/organisation/county> org:classification ?any }
# -> PublicOrganisation id/organisation/county

# public body without area
DELETE WHERE { <id/organisation/county> dct:spatial ?any }
# -> someArea id/organisation/county

# provider that is no agent
INSERT DATA { <id/service/cafe> schema:provider <id/place/house> . <id/place/house> sn:provides <id/service/cafe> }
# -> knownProvider id/service/cafe
# -> Direct id/place/house
# -> providesFrom id/place/house

# no participant
DELETE WHERE { <statement/provides/organisation/county/service/clinic> cv:hasParticipant ?any }
# -> aParticipant statement/provides/organisation/county/service/clinic

# no role
DELETE WHERE { <statement/provides/organisation/county/service/clinic> cv:role ?any }
# -> aRole statement/provides/organisation/county/service/clinic

# agent without name
DELETE WHERE { <id/organisation/club> foaf:name ?any }
# -> someName id/organisation/club

# Y-tunnus of another form
DELETE WHERE { <id/organisation/county/identifier/ytunnus%3A0112038-9> skos:notation ?any } ;
INSERT DATA { <id/organisation/county/identifier/ytunnus%3A0112038-9> skos:notation "112038" }
# -> Identifier id/organisation/county/identifier/ytunnus%3A0112038-9

# identifier without text
DELETE WHERE { <id/organisation/county/identifier/ytunnus%3A0112038-9> skos:notation ?any } ;
INSERT DATA { <id/organisation/county/identifier/ytunnus%3A0112038-9> skos:notation 1 }
# -> Identifier id/organisation/county/identifier/ytunnus%3A0112038-9
# -> oneNotation id/organisation/county/identifier/ytunnus%3A0112038-9

# unit of an NGO
INSERT DATA { <id/team/clinic> org:unitOf <id/organisation/club> ; sn:partOf <id/organisation/club> }
# -> Direct id/team/clinic
# -> unitOfBody id/team/clinic

# member that is no agent
INSERT DATA { <id/network/centre> org:hasMember <id/service/cafe> }
# -> memberAgents id/network/centre

# part that is an organisation
INSERT DATA { <id/network/centre> dct:hasPart <id/organisation/club> }
# -> memberThings id/network/centre

# change from nothing
DELETE WHERE { <statement/succeeded_by/organisation/former/organisation/county/change> org:originalOrganization ?any }
# -> theFormer statement/succeeded_by/organisation/former/organisation/county/change

# change to an NGO
DELETE WHERE { <statement/succeeded_by/organisation/former/organisation/county/change> org:resultingOrganization ?any } ;
INSERT DATA { <statement/succeeded_by/organisation/former/organisation/county/change> org:resultingOrganization <id/organisation/club> }
# -> theLatter statement/succeeded_by/organisation/former/organisation/county/change

# change that nobody tells of
DELETE WHERE { <statement/succeeded_by/organisation/former/organisation/county/change> dct:source ?any }
# -> theTelling statement/succeeded_by/organisation/former/organisation/county/change

# change that is only planned
DELETE WHERE { <statement/succeeded_by/organisation/former/organisation/county> sn:modality ?any } ;
INSERT DATA { <statement/succeeded_by/organisation/former/organisation/county> sn:modality code:modality.planned }
# -> Direct id/organisation/former
# -> theTelling statement/succeeded_by/organisation/former/organisation/county/change

# class of what has not begun
INSERT DATA { <id/service/cafe> sn:notBegun true }
# -> NotReal id/service/cafe

# post in a place
INSERT DATA { <id/professional/nurse> org:postIn <id/place/house> }
# -> Official id/professional/nurse
# -> postIn id/professional/nurse

# role that is none
DELETE WHERE { ?role a org:Role }
# -> postRole id/professional/nurse

# a person
INSERT DATA { <x> a foaf:Person ; foaf:name "x" }
# -> NoPerson x

# a person's name
INSERT DATA { <id/professional/nurse> sn:personName "x" }
# -> NoPersonalData id/professional/nurse

# a person's phone
INSERT DATA { <id/professional/nurse> sn:phone "1" }
# -> NoPersonalData id/professional/nurse

# a hidden address
INSERT DATA { <id/place/shelter> sn:address "x" }
# -> NoPersonalData id/place/shelter

# something kept inside
INSERT DATA { <id/service/clinic> sn:visibility code:visibility.network }
# -> NoInsideData id/service/clinic

# two addresses
INSERT DATA { <id/place/house> locn:address <x> . <x> a locn:Address }
# -> placeAddress id/place/house

# no position
DELETE WHERE { <id/place/house/geometry> geo:asWKT ?any }
# -> aPoint id/place/house/geometry

# site that is none
DELETE DATA { <id/place/house> a org:Site }
# -> ownSites id/organisation/club
# -> realPlace id/place/house

# channel of the official class alone
INSERT DATA { <x> a cv:Channel ; dct:identifier "x" }
# -> Channel x

# owner that is none
DELETE WHERE { <id/channel/phone> cv:ownedBy ?any } ;
INSERT DATA { <id/channel/phone> cv:ownedBy <id/service/cafe> }
# -> Official id/channel/phone
# -> channelOwner id/channel/phone

# contact point without contact
DELETE WHERE { <id/channel/phone/contact> cv:telephone ?any }
# -> ContactPoint id/channel/phone/contact

# need outside its scheme
DELETE WHERE { <id/need/rest> skos:inScheme ?any }
# -> schemeNeed id/need/rest

# wider concept that is none
INSERT DATA { <id/need/rest> skos:broader <id/area/kemi> ; sn:broader <id/area/kemi> }
# -> Direct id/need/rest
# -> broader id/need/rest
# -> conceptBroader id/need/rest

# external code without a label
DELETE WHERE { <http://uri.suomi.fi/codelist/jhs/kunta_1_20230101/code/240> skos:prefLabel ?any }
# -> aLabel http://uri.suomi.fi/codelist/jhs/kunta_1_20230101/code/240

# external code without a class
DELETE WHERE { <http://uri.suomi.fi/codelist/jhs/kunta_1_20230101/code/240> a ?any }
# -> aClass http://uri.suomi.fi/codelist/jhs/kunta_1_20230101/code/240

# relation without subject
DELETE WHERE { <statement/serves/service/cafe/target-group/all> rdf:subject ?any }
# -> oneSubject statement/serves/service/cafe/target-group/all
# -> toldSubject statement/serves/service/cafe/target-group/all

# relation without predicate
DELETE WHERE { <statement/serves/service/cafe/target-group/all> rdf:predicate ?any }
# -> onePredicate statement/serves/service/cafe/target-group/all

# relation of others
DELETE WHERE { <statement/serves/service/cafe/target-group/all> rdf:predicate ?any } ;
INSERT DATA { <statement/serves/service/cafe/target-group/all> rdf:predicate dct:audience }
# -> onePredicate statement/serves/service/cafe/target-group/all

# relation without object
DELETE WHERE { <statement/serves/service/cafe/target-group/all> rdf:object ?any }
# -> oneObject statement/serves/service/cafe/target-group/all
# -> toldObject statement/serves/service/cafe/target-group/all

# referral from another
DELETE WHERE { <statement/refers_to/service/clinic/service/cafe> sn:fromParty ?any } ;
INSERT DATA { <statement/refers_to/service/clinic/service/cafe> sn:fromParty <id/service/cafe> }
# -> fromOneParty statement/refers_to/service/clinic/service/cafe

# referral to nothing
DELETE WHERE { <statement/refers_to/service/clinic/service/cafe> sn:toService ?any }
# -> toOneService statement/refers_to/service/clinic/service/cafe

# referral that is no statement
INSERT DATA { <x> a sn:ReferralStep ; sn:fromParty <id/service/clinic> ; rdf:subject <id/service/clinic> ; sn:toService <id/service/cafe> ; rdf:object <id/service/cafe> }
# -> ReferralStep x

# cooperation with one partner
DELETE DATA { <statement/cooperates_with/organisation/club/organisation/county> sn:partner <id/organisation/club> }
# -> twoPartners statement/cooperates_with/organisation/club/organisation/county

# cooperation that is no statement
INSERT DATA { <x> a sn:Cooperation ; sn:partner <id/organisation/club>, <id/organisation/county> }
# -> Cooperation x

# saying about two
INSERT { ?saying rdf:object <id/service/cafe> } WHERE { ?saying sn:about <id/service/clinic> }
# -> Saying saying

# saying without dataset
DELETE { ?saying sn:dataset ?any } WHERE { ?saying sn:about <id/service/clinic> ; sn:dataset ?any }
# -> oneDataset saying

# saying without source
DELETE { ?saying prov:wasDerivedFrom ?any } WHERE { ?saying sn:about <id/service/clinic> ; prov:wasDerivedFrom ?any }
# -> oneSource saying

# saying of two places
INSERT { ?saying sn:locator "x" } WHERE { ?saying sn:about <id/service/clinic> }
# -> locator saying

# day that is no EDTF
INSERT { ?saying sn:verifiedOn '2026' } WHERE { ?saying sn:about <id/service/clinic> }
# -> verifiedOn saying

# number as text
DELETE WHERE { <id/service/clinic> sn:minAge ?any } ;
INSERT DATA { <id/service/clinic> sn:minAge "young" }
# -> minAge id/service/clinic

# two levels
INSERT DATA { <id/service/clinic> sn:level code:level.demanding }
# -> level id/service/clinic

# unknown code
DELETE WHERE { <id/service/clinic> sn:level ?any } ;
INSERT DATA { <id/service/clinic> sn:level code:level.other }
# -> level id/service/clinic

# unknown channel type
DELETE WHERE { <id/channel/phone> dct:type ?any } ;
INSERT DATA { <id/channel/phone> dct:type code:modality.in_force }
# -> officialChannelType id/channel/phone

# relation to the wrong kind
INSERT DATA { <id/area/kemi> sn:availableIn <id/service/clinic> }
# -> Direct id/area/kemi
# -> availableIn id/area/kemi
# -> availableInFrom id/area/kemi

# dataset of no official class
DELETE DATA { <dataset/d> a dcat:Dataset }
# -> Dataset dataset/d

# dataset that is not described
DELETE WHERE { <dataset/d> dct:description ?any }
# -> toldWhat dataset/d

# dataset of nobody
DELETE WHERE { <dataset/d> dct:publisher ?any }
# -> onePublisher dataset/d

# licence that is none
INSERT DATA { <network> dct:license <x> . <x> a rdfs:Class ; rdfs:label 'x' }
# -> knownLicences network

# document of no official class
DELETE DATA { <document/d/text> a foaf:Document }
# -> Document document/d/text

# no version
DELETE WHERE { <network> dcat:version ?any }
# -> oneVersion network

# no count
DELETE WHERE { <network> void:triples ?any }
# -> oneCount network

# for whom is not told
DELETE WHERE { <network> sn:exported ?any }
# -> forWhom network

# our shapes are not named
DELETE DATA { <network> dct:conformsTo <shapes> }
# -> ourShapes network

# no citation
DELETE WHERE { <network> dct:bibliographicCitation ?any }
# -> someCitation network

# two dates
INSERT DATA { <network> dct:issued '2026-01-01'^^xsd:date, '2026-01-02'^^xsd:date }
# -> issued network

# date as text
INSERT DATA { <network> dct:modified '2026-01-01' }
# -> modified network

# no forms
DELETE WHERE { <network> dcat:distribution ?any }
# -> distributed network

# no description of the export
DELETE DATA { <network> a void:Dataset }
# -> Description network
