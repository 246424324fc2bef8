// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.util.Optional;
import org.icddesk.answer.CodeArchive;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.entity.ClassKind;

/** The codes of the releases that have been indexed. */
final class WalkedCodes implements CodeArchive {

    private final WalkedIndexes indexes;

    WalkedCodes(WalkedIndexes indexes) {
        this.indexes = indexes;
    }

    @Override
    public Optional<Kept> find(IcdUri root, String code, Language language) {
        return indexes.inAnyLanguage(root, language)
                .flatMap(index -> index
                        .index()
                        .find(code)
                        .filter(entity -> entity.kind() == ClassKind.CATEGORY)
                        .map(entity -> new Kept(entity.uri(), index.language()))
                        .stream())
                .findFirst();
    }
}
