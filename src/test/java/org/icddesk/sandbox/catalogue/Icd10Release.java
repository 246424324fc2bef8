// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import java.util.List;

/**
 * One published release of ICD-10.
 *
 * @param missing regular expression of the codes it lacks, among those of 2019
 */
public record Icd10Release(String id, String date, List<String> languages, String missing) {

    /** All the sandbox serves, newest first. The dates of 2010 and 2008 are not recorded; these stand in for them. */
    public static final List<Icd10Release> ALL = List.of(
            new Icd10Release("2019", "2020-02-01", List.of("en"), ""),
            new Icd10Release("2016", "2016-11-01", List.of("en"), "U07\\..|U0[89].*"),
            new Icd10Release("2010", "2010-01-01", List.of("en"), "U07\\..|U0[89].*"),
            new Icd10Release("2008", "2008-01-01", List.of("en", "fr"), "U07\\..|U0[89].*|C80\\.."));

    public boolean has(String code) {
        return !code.matches(missing);
    }
}
