// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Builds the catalogue from a directory of tables, or from the sandbox's own small ones; in both cases the small
 * catalogue's additions, translations and details are laid over it.
 */
public final class CatalogueLoader {

    public static final String MMS_TABLE = "icd11-mms-2024-01.tsv";
    static final String TEXTS_TABLE = "icd11-mms-2018-texts.tsv";

    /** Structural entities of the foundation above the chapters. */
    private static final String ICD_ENTITY = "448895267";

    private static final String ICD_CATEGORY = "455013390";
    private static final String ICF_ENTITY = "1405434703";

    private final Catalogue catalogue = new Catalogue();
    private final Map<String, String> foundationParents = new HashMap<>();

    private CatalogueLoader() {}

    /** @param tables directory with the full tables, or empty for the small catalogue */
    public static Catalogue load(Optional<Path> tables) {
        CatalogueLoader loader = new CatalogueLoader();
        Optional<Path> full = tables.map(directory -> directory.resolve(MMS_TABLE));
        if (full.isPresent()) {
            Tsv.read(full.get(), loader::mms);
        } else {
            Tsv.readResource("icd11.tsv", loader::mms);
        }
        tables.map(directory -> directory.resolve(OlderTable.NAME))
                .filter(Files::exists)
                .ifPresent(file -> OlderTable.apply(loader.catalogue, file));
        Tsv.readResource("additions.tsv", loader::addition);
        loader.foundation();
        loader.catalogue.nodes().forEach(CodeRanges::complete);
        tables.map(directory -> directory.resolve(TEXTS_TABLE))
                .filter(Files::exists)
                .ifPresent(file -> OlderTexts.apply(loader.catalogue, reader -> Tsv.read(file, reader)));
        Tsv.readResource("titles.tsv", loader::title);
        Overlay.apply(loader.catalogue);
        return loader.catalogue;
    }

    private void mms(Tsv.Row row) {
        Node parent = catalogue.byId(row.get("parentId"));
        Node node = new Node(row.get("id"), "mms", row.get("code"), row.get("classKind"), parent, titles(row));
        if (node.classKind.equals("block") && !node.chapter().code.equals("X")) {
            node.blockId = row.get("blockId");
            node.codeRange = row.get("codeRange");
        }
        catalogue.add(node);
    }

    private void addition(Tsv.Row row) {
        String linearization = row.get("linearization");
        boolean below = linearization.equals("foundation");
        Node above = catalogue.byId(row.get("parentId"));
        if (above == null && !row.get("parentId").isEmpty()) {
            return;
        }
        Node node = new Node(
                row.get("id"), linearization, row.get("code"), row.get("classKind"), below ? null : above, titles(row));
        node.since = row.get("since");
        if (below) {
            foundationParents.put(node.id, row.get("parentId"));
        }
        catalogue.add(node);
    }

    private void title(Tsv.Row row) {
        Node node = catalogue.byId(row.get("id"));
        if (node != null) {
            node.title = node.title.with(new Texts(Map.of(row.get("language"), row.get("title"))));
        }
    }

    /** The foundation as the tables give it: every entity that is no residual, below its linearization parent. */
    private void foundation() {
        Consumer<Node> place = node -> {
            Node above = node.parent;
            if (above == null) {
                above = catalogue.byId(structure(node));
            }
            if (above != null && above != node) {
                catalogue.link(above, node);
            }
        };
        catalogue.nodes().stream().filter(node -> !node.isResidual()).forEach(place);
    }

    private String structure(Node node) {
        return switch (node.linearization) {
            case "mms" -> node.code.matches("26|V|X") ? ICD_ENTITY : ICD_CATEGORY;
            case "icf" -> ICF_ENTITY;
            default -> foundationParents.get(node.id);
        };
    }

    static Texts titles(Tsv.Row row) {
        Map<String, String> found = new HashMap<>();
        for (String language : new String[] {"en", "es", "pt", "fr", "ar"}) {
            String title = row.get("title_" + language);
            if (!title.isEmpty()) {
                found.put(language, title);
            }
        }
        return new Texts(found);
    }
}
