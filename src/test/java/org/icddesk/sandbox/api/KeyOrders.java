// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import java.util.List;
import java.util.Map;

/** Keys of WHO's answers in their recorded order; an answer may leave some out. */
public final class KeyOrders {

    public static final Map<String, List<String>> BY_SCHEMA = Map.ofEntries(
            entry(
                    "LinearizationEntity",
                    "@context @id parent child browserUrl code source classKind blockId codeRange"
                            + " foundationChildElsewhere postcoordinationScale ancestor descendant diagnosticCriteria"
                            + " title definition longDefinition inclusion fullySpecifiedName exclusion codingNote"
                            + " relatedEntitiesInMaternalChapter relatedEntitiesInPerinatalChapter indexTerm"),
            entry(
                    "FoundationEntity",
                    "@context @id parent child browserUrl ancestor descendant diagnosticCriteria title synonym"
                            + " definition narrowerTerm longDefinition inclusion fullySpecifiedName exclusion"
                            + " relatedEntitiesInMaternalChapter relatedEntitiesInPerinatalChapter"),
            entry("MultiVersion", "@context @id title latestRelease release"),
            entry(
                    "TopLevelFoundation",
                    "@context @id title releaseId releaseDate availableLanguages allReleases includedLinearizations"
                            + " child browserUrl"),
            entry(
                    "TopLevelLinearization",
                    "@context @id title releaseId releaseDate availableLanguages prereleaseLanguages child browserUrl"),
            entry("TopLevel", "@context @id title releaseDate child browserUrl"),
            entry(
                    "ICD10Entity",
                    "@context @id parent child browserUrl code title definition inclusion exclusion note codingHint"
                            + " classKind"),
            entry(
                    "ISearchResult",
                    "error errorMessage resultChopped wordSuggestionsChopped guessType uniqueSearchId words"
                            + " destinationEntities"),
            entry(
                    "ISimpleEntity",
                    "id title stemId isLeaf postcoordinationAvailability hasCodingNote hasMaternalChapterLink"
                            + " hasPerinatalChapterLink matchingPVs propertiesTruncated isResidualOther"
                            + " isResidualUnspecified chapter theCode score titleIsASearchResult titleIsTopScore"
                            + " entityType important descendants"),
            entry("ISimplePropertyValue", "propertyId label score important foundationUri propertyValueType"),
            entry(
                    "AutoCodingSearchResult",
                    "searchText matchingText theCode foundationURI linearizationURI matchLevel matchScore matchType"
                            + " isTitle"),
            entry(
                    "CodeInfo",
                    "@context @id code stemId stemCode simplifiedCode simplifiedStemCode associatedWith"
                            + " hasManifestation infectiousAgent laterality otherPostcoordination"),
            entry(
                    "PostcoordinationSet",
                    "code linearizationUri foundationUri label stemCode stemLinearizationUri stemFoundationUri"
                            + " stemLabel postcoordinationValues"),
            entry("UnderlyingCauseOfDeath", "stemCode stemURI code uri report tabularReport reject error warning"),
            entry("DeathCertificateCheckResult", "report tabularReport issueIds"));

    private KeyOrders() {}

    private static Map.Entry<String, List<String>> entry(String schema, String keys) {
        return Map.entry(schema, List.of(keys.split(" ")));
    }
}
