// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.valueset;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.fhir.system.Concept;
import org.icddesk.fhir.system.FhirContext;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.entity.IcdEntity;

/** Loads the concepts of members, many at a time. */
final class MemberLoader {

    private final FhirContext context;

    MemberLoader(FhirContext context) {
        this.context = context;
    }

    /** {@return the concepts of those members that WHO knows} */
    Map<Member, Concept> load(Collection<Member> members, Language language) {
        Map<Member, Concept> loaded = new HashMap<>();
        members.stream()
                .filter(member -> member.listed().isPresent())
                .forEach(member -> loaded.put(member, member.listed().get().concept()));
        members.stream()
                .filter(member -> member.listed().isEmpty())
                .collect(Collectors.groupingBy(Member::version))
                .forEach((version, some) -> {
                    List<IcdUri> uris = some.stream().map(Member::uri).toList();
                    Map<IcdUri, IcdEntity> entities = context.inquiry().entities(version, uris, language);
                    some.stream()
                            .filter(member -> entities.containsKey(member.uri()))
                            .forEach(member -> loaded.put(
                                    member, new Concept(version, entities.get(member.uri()), Optional.empty())));
                });
        return loaded;
    }
}
