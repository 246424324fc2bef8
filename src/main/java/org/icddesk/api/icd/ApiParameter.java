// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import java.util.List;
import java.util.stream.Stream;

/**
 * A parameter of WHO's ICD API.
 *
 * @param name its name as WHO's document writes it; callers may write it in any case
 * @param type what its value may be
 * @param defaultValue WHO's default, which is always sent, so that stating and omitting it give the same cache key;
 *     empty if there is none
 */
public record ApiParameter(String name, ParameterType type, String defaultValue) {

    static final List<ApiParameter> RELEASE = List.of(new ApiParameter("releaseId", ParameterType.RELEASE));
    static final List<ApiParameter> INCLUDE = List.of(new ApiParameter("include", ParameterType.INCLUDES));
    static final List<ApiParameter> LOOKUP = List.of(new ApiParameter("foundationUri", ParameterType.IDENTIFIER));
    static final List<ApiParameter> AUTOCODE = List.of(
            new ApiParameter("searchText", ParameterType.WORDS),
            new ApiParameter("subtreesFilter", ParameterType.IDENTIFIER_LIST),
            new ApiParameter("matchThreshold", ParameterType.FRACTION));
    static final List<ApiParameter> SEARCH = List.of(
            new ApiParameter("q", ParameterType.WORDS),
            new ApiParameter("subtreesFilter", ParameterType.IDENTIFIER_LIST),
            new ApiParameter("chapterFilter", ParameterType.CHAPTERS),
            flag("useFlexisearch", false),
            flag("flatResults", true),
            flag("highlightingEnabled", true),
            new ApiParameter("propertiesToBeSearched", ParameterType.PROPERTIES));
    static final List<ApiParameter> SEARCH_IN_LINEARIZATION = List.of(
            flag("subtreeFilterUsesFoundationDescendants", false),
            flag("includeKeywordResult", false),
            flag("medicalCodingMode", true));
    static final List<ApiParameter> DESCRIBE = List.of(
            new ApiParameter("code", ParameterType.ICD11_CODE),
            new ApiParameter("uri", ParameterType.CLUSTER),
            flag("simplify", false));
    static final List<ApiParameter> CODE_OPTIONS =
            List.of(flag("flexiblemode", false), flag("convertToTerminalCodes", false));
    static final List<ApiParameter> CERTIFICATE = Stream.of(
                    all(ParameterType.NUMBER, "sex"),
                    all(ParameterType.TEXT, "estimatedAge", "dateBirth", "dateDeath"),
                    all(ParameterType.CODE_LIST, lines("causeOfDeathCode")),
                    all(ParameterType.CLUSTER_LIST, lines("causeOfDeathUri")),
                    all(ParameterType.CODE_LIST, "causeOfDeathCodePart2"),
                    all(ParameterType.CLUSTER_LIST, "causeOfDeathUriPart2"),
                    all(ParameterType.TEXT, lines("interval")),
                    all(ParameterType.NUMBER, "surgeryWasPerformed"),
                    all(ParameterType.TEXT, "surgeryDate", "surgeryReason"),
                    all(ParameterType.NUMBER, "autopsyWasRequested", "autopsyFindings", "mannerOfDeath"),
                    all(
                            ParameterType.TEXT,
                            "mannerOfDeathDateOfExternalCauseOrPoisoning",
                            "mannerOfDeathDescriptionExternalCause"),
                    all(
                            ParameterType.NUMBER,
                            "mannerOfDeathPlaceOfOccuranceExternalCause",
                            "fetalOrInfantDeathMultiplePregnancy",
                            "fetalOrInfantDeathStillborn",
                            "fetalOrInfantDeathDeathWithin24h",
                            "fetalOrInfantDeathBirthWeight",
                            "fetalOrInfantDeathPregnancyWeeks",
                            "fetalOrInfantDeathAgeMother"),
                    all(ParameterType.TEXT, "fetalOrInfantDeathPerinatalDescription"),
                    all(
                            ParameterType.NUMBER,
                            "maternalDeathWasPregnant",
                            "maternalDeathTimeFromPregnancy",
                            "maternalDeathPregnancyContribute"))
            .flatMap(List::stream)
            .toList();

    /**
     * Creates a parameter without a default.
     *
     * @param type what its value may be
     */
    ApiParameter(String name, ParameterType type) {
        this(name, type, "");
    }

    private static ApiParameter flag(String name, boolean otherwise) {
        return new ApiParameter(name, ParameterType.FLAG, Boolean.toString(otherwise));
    }

    private static List<ApiParameter> all(ParameterType type, String... names) {
        return Stream.of(names).map(name -> new ApiParameter(name, type)).toList();
    }

    private static String[] lines(String name) {
        return Stream.of("A", "B", "C", "D", "E").map(line -> name + line).toArray(String[]::new);
    }
}
