// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icddesk.gateway.request.IcdRequest;

/** The releases and languages of the answers so far; bounded, since clients choose both freely. */
final class ReleaseLanguages {

    private static final int MAX = 100;
    private static final Pattern ICD11 = Pattern.compile("/icd/release/11/(\\d{4}-\\d{2})/([a-z0-9]+)(/.*)?");
    private static final Pattern ICD10 = Pattern.compile("/icd/release/10/(\\d{4})(/.*)?");
    private static final String FOUNDATION = "/icd/entity";

    private final ConcurrentMap<String, Set<String>> languages = new ConcurrentHashMap<>();

    void record(IcdRequest<?> request) {
        String release = release(request.path());
        if (release == null) {
            return;
        }
        Set<String> tags = languages.get(release);
        if (tags == null && languages.size() < MAX) {
            tags = languages.computeIfAbsent(release, r -> ConcurrentHashMap.newKeySet());
        }
        if (tags != null && tags.size() < MAX) {
            tags.add(request.language().tag());
        }
    }

    /** {@return the languages by classification and release, such as {@code ICD-11 2024-01 mms}} */
    Map<String, List<String>> languages() {
        Map<String, List<String>> sorted = new TreeMap<>();
        languages.forEach(
                (release, tags) -> sorted.put(release, tags.stream().sorted().toList()));
        return sorted;
    }

    private static String release(String path) {
        Matcher icd11 = ICD11.matcher(path);
        if (icd11.matches()) {
            return "ICD-11 " + icd11.group(1) + " " + icd11.group(2);
        }
        Matcher icd10 = ICD10.matcher(path);
        if (icd10.matches()) {
            return "ICD-10 " + icd10.group(1);
        }
        return path.startsWith(FOUNDATION) ? "ICD-11 foundation" : null;
    }
}
