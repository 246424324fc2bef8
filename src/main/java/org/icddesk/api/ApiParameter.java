// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import java.util.List;
import java.util.stream.Stream;

/**
 * A parameter of WHO's ICD API.
 *
 * @param name its name as WHO's document writes it; callers may write it in any case
 * @param rule what its value may be
 */
record ApiParameter(String name, Rule rule) {

    static final List<ApiParameter> RELEASE = List.of(new ApiParameter("releaseId", Rule.RELEASE));
    static final List<ApiParameter> INCLUDE = List.of(new ApiParameter("include", Rule.INCLUDES));
    static final List<ApiParameter> LOOKUP = List.of(new ApiParameter("foundationUri", Rule.IDENTIFIER));
    static final List<ApiParameter> AUTOCODE = List.of(
            new ApiParameter("searchText", Rule.WORDS),
            new ApiParameter("subtreesFilter", Rule.IDENTIFIER_LIST),
            new ApiParameter("matchThreshold", Rule.FRACTION));
    static final List<ApiParameter> SEARCH = List.of(
            new ApiParameter("q", Rule.WORDS),
            new ApiParameter("subtreesFilter", Rule.IDENTIFIER_LIST),
            new ApiParameter("chapterFilter", Rule.CHAPTERS),
            new ApiParameter("useFlexisearch", Rule.FLAG),
            new ApiParameter("flatResults", Rule.FLAG),
            new ApiParameter("highlightingEnabled", Rule.FLAG),
            new ApiParameter("propertiesToBeSearched", Rule.PROPERTIES));
    static final List<ApiParameter> SEARCH_IN_LINEARIZATION = List.of(
            new ApiParameter("subtreeFilterUsesFoundationDescendants", Rule.FLAG),
            new ApiParameter("includeKeywordResult", Rule.FLAG),
            new ApiParameter("medicalCodingMode", Rule.FLAG));
    static final List<ApiParameter> DESCRIBE = List.of(
            new ApiParameter("code", Rule.ICD11_CODE),
            new ApiParameter("uri", Rule.CLUSTER),
            new ApiParameter("simplify", Rule.FLAG));
    static final List<ApiParameter> CODE_OPTIONS =
            List.of(new ApiParameter("flexiblemode", Rule.FLAG), new ApiParameter("convertToTerminalCodes", Rule.FLAG));
    static final List<ApiParameter> CERTIFICATE = Stream.of(
                    all(Rule.NUMBER, "sex"),
                    all(Rule.TEXT, "estimatedAge", "dateBirth", "dateDeath"),
                    all(Rule.CODE_LIST, lines("causeOfDeathCode")),
                    all(Rule.CLUSTER_LIST, lines("causeOfDeathUri")),
                    all(Rule.CODE_LIST, "causeOfDeathCodePart2"),
                    all(Rule.CLUSTER_LIST, "causeOfDeathUriPart2"),
                    all(Rule.TEXT, lines("interval")),
                    all(Rule.NUMBER, "surgeryWasPerformed"),
                    all(Rule.TEXT, "surgeryDate", "surgeryReason"),
                    all(Rule.NUMBER, "autopsyWasRequested", "autopsyFindings", "mannerOfDeath"),
                    all(
                            Rule.TEXT,
                            "mannerOfDeathDateOfExternalCauseOrPoisoning",
                            "mannerOfDeathDescriptionExternalCause"),
                    all(
                            Rule.NUMBER,
                            "mannerOfDeathPlaceOfOccuranceExternalCause",
                            "fetalOrInfantDeathMultiplePregnancy",
                            "fetalOrInfantDeathStillborn",
                            "fetalOrInfantDeathDeathWithin24h",
                            "fetalOrInfantDeathBirthWeight",
                            "fetalOrInfantDeathPregnancyWeeks",
                            "fetalOrInfantDeathAgeMother"),
                    all(Rule.TEXT, "fetalOrInfantDeathPerinatalDescription"),
                    all(
                            Rule.NUMBER,
                            "maternalDeathWasPregnant",
                            "maternalDeathTimeFromPregnancy",
                            "maternalDeathPregnancyContribute"))
            .flatMap(List::stream)
            .toList();

    private static List<ApiParameter> all(Rule rule, String... names) {
        return Stream.of(names).map(name -> new ApiParameter(name, rule)).toList();
    }

    private static String[] lines(String name) {
        return Stream.of("A", "B", "C", "D", "E").map(line -> name + line).toArray(String[]::new);
    }
}
