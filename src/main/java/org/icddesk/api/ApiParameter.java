// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import java.util.List;
import java.util.stream.Stream;

/**
 * A parameter of WHO's ICD API.
 *
 * @param name its name as WHO's document writes it; callers may write it in any case
 * @param rule what its value may be
 * @param otherwise WHO's default, which is always sent, so that stating and omitting it give the same cache key; empty
 *     if there is none
 */
public record ApiParameter(String name, Rule rule, String otherwise) {

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
            flag("useFlexisearch", false),
            flag("flatResults", true),
            flag("highlightingEnabled", true),
            new ApiParameter("propertiesToBeSearched", Rule.PROPERTIES));
    static final List<ApiParameter> SEARCH_IN_LINEARIZATION = List.of(
            flag("subtreeFilterUsesFoundationDescendants", false),
            flag("includeKeywordResult", false),
            flag("medicalCodingMode", true));
    static final List<ApiParameter> DESCRIBE = List.of(
            new ApiParameter("code", Rule.ICD11_CODE), new ApiParameter("uri", Rule.CLUSTER), flag("simplify", false));
    static final List<ApiParameter> CODE_OPTIONS =
            List.of(flag("flexiblemode", false), flag("convertToTerminalCodes", false));
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

    /**
     * Names a parameter without a default.
     *
     * @param rule what its value may be
     */
    ApiParameter(String name, Rule rule) {
        this(name, rule, "");
    }

    private static ApiParameter flag(String name, boolean otherwise) {
        return new ApiParameter(name, Rule.FLAG, Boolean.toString(otherwise));
    }

    private static List<ApiParameter> all(Rule rule, String... names) {
        return Stream.of(names).map(name -> new ApiParameter(name, rule)).toList();
    }

    private static String[] lines(String name) {
        return Stream.of("A", "B", "C", "D", "E").map(line -> name + line).toArray(String[]::new);
    }
}
