// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Lays a table of an earlier release over the catalogue: what that lacks, has besides, names or places otherwise. */
final class OlderTable {

    /** The table, which is optional. */
    static final String NAME = "icd11-mms-2023-01.tsv";

    private static final String RELEASE = "2023-01";
    private static final String NEXT = "2024-01";

    private final Catalogue catalogue;
    private final Set<String> listed = new HashSet<>();

    private OlderTable(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    static void apply(Catalogue catalogue, Path table) {
        OlderTable older = new OlderTable(catalogue);
        Set<String> known = new HashSet<>();
        catalogue.nodes().forEach(node -> known.add(node.id));
        Tsv.read(table, older::row);
        known.stream().filter(id -> !older.listed.contains(id)).forEach(id -> catalogue.byId(id).since = NEXT);
    }

    private void row(Tsv.Row row) {
        listed.add(row.get("id"));
        Node node = catalogue.byId(row.get("id"));
        Node parent = catalogue.byId(row.get("parentId"));
        Texts titles = CatalogueLoader.titles(row);
        if (node == null) {
            Node gone = new Node(row.get("id"), "mms", row.get("code"), row.get("classKind"), parent, titles);
            gone.until = RELEASE;
            catalogue.add(gone);
            return;
        }
        if (!titles.byLanguage().equals(node.title.byLanguage())) {
            node.titleIn.put(RELEASE, titles);
        }
        if (!row.get("code").equals(node.code)) {
            catalogue.recodeIn(RELEASE, node, row.get("code"));
        }
        if (parent != node.parent) {
            node.moveIn(RELEASE, parent);
        }
    }
}
