// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.icd.Text;
import org.icddesk.web.Languages;
import org.icddesk.web.Texts;

/** Writes the page of a preview as HTML: every text in it is escaped. */
final class PreviewPage {

    private static final int MAX_TERMS = 6;

    private final EntitySpace space;
    private final String root;
    private final String style;
    private final Texts texts;

    /**
     * Writes for a service.
     *
     * @param root the context path of the site
     * @param style the address of the style sheet
     */
    PreviewPage(EntitySpace space, String root, String style) {
        this.space = space;
        this.root = root;
        this.style = style;
        this.texts = new Texts(Languages.ofTheSite(space.context().language().tag()));
    }

    /** {@return the page of an entity, with the code and title of what it stands under} */
    String of(EntityFacts entity, Optional<EntityFacts> parent) {
        BrowseContext context = space.context();
        StringBuilder body = new StringBuilder();
        body.append("<p class=\"kind\">")
                .append(escaped(space.name()))
                .append(" · ")
                .append(escaped(texts.get("kind." + EntityType.id(entity.kind()))))
                .append("</p><h1><a href=\"")
                .append(escaped(root + context.to(entity.uri())))
                .append("\" target=\"_blank\" rel=\"noopener\"><b>")
                .append(escaped(entity.code()))
                .append("</b> ")
                .append(text(entity.title()))
                .append("</a></h1>");
        parent.ifPresent(above -> body.append("<p>")
                .append(escaped(above.code()))
                .append(' ')
                .append(text(above.title()))
                .append("</p>"));
        entity.definitions().stream().findFirst().ifPresent(definition -> body.append("<p>")
                .append(escaped(definition))
                .append("</p>"));
        list(body, "part.inclusions", entity.inclusions());
        list(body, "part.exclusions", entity.exclusions());
        body.append("<footer>")
                .append(escaped(texts.get(
                        context.classification() == Classification.ICD10 ? "attribution.icd10" : "attribution.icd11")))
                .append("</footer>");
        return page(entity.code() + " " + entity.title().value(), body.toString());
    }

    /** {@return the page of an identifier that names nothing} */
    String ofNothing() {
        String words = texts.get("problem.entity");
        return page(words, "<h1>" + escaped(words) + "</h1><p>" + escaped(space.name()) + "</p>");
    }

    private void list(StringBuilder body, String heading, List<String> terms) {
        if (!terms.isEmpty()) {
            body.append("<h2>")
                    .append(escaped(texts.get(heading)))
                    .append("</h2><ul>")
                    .append(terms.stream()
                            .limit(MAX_TERMS)
                            .map(term -> "<li>" + escaped(term) + "</li>")
                            .collect(Collectors.joining()))
                    .append(terms.size() > MAX_TERMS ? "<li>…</li></ul>" : "</ul>");
        }
    }

    private String page(String title, String body) {
        String tag = space.context().language().tag();
        return "<!DOCTYPE html><html lang=\"" + escaped(tag) + "\" dir=\"" + Languages.direction(tag)
                + "\"><head><meta charset=\"UTF-8\"><meta name=\"viewport\" content=\"width=device-width,"
                + " initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>" + escaped(title)
                + "</title><link rel=\"stylesheet\" href=\"" + escaped(style) + "\"></head><body><main>" + body
                + "</main></body></html>";
    }

    private static String text(Text text) {
        return "<bdi lang=\"" + escaped(text.language().tag()) + "\">" + escaped(text.value()) + "</bdi>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
