// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tree;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.icddesk.answer.Rejected;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.web.Languages;

/** Serves one level of a hierarchy to the script that expands it; as text, never markup. */
@Path("children")
@RequestScoped
public class ChildrenResource {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String CACHE_CONTROL = "private, max-age=600";

    private final TreeReader reader;
    private final ReleaseCatalogue catalogue;

    public ChildrenResource() {
        this(null, null);
    }

    @Inject
    public ChildrenResource(TreeReader reader, ReleaseCatalogue catalogue) {
        this.reader = reader;
        this.catalogue = catalogue;
    }

    /**
     * Answers the children of a class.
     *
     * @param uri the class, as WHO's identifier or its path
     * @param lang the language of the titles; English where the release does not have it
     * @param release the release of the foundation; other identifiers name their own
     * @param from how many to leave out
     * @return {@code nodes}, and {@code rest} where more follow
     * @throws org.icddesk.answer.IcdFailure if there is no answer; programs get it as a problem of RFC 9457
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response children(
            @QueryParam("uri") String uri,
            @QueryParam("lang") @DefaultValue("en") String lang,
            @QueryParam("release") String release,
            @QueryParam("from") @DefaultValue("0") String from) {
        IcdUri above = uri(uri).orElseThrow(() -> new Rejected("no identifier to show the children of"));
        Language wanted = Language.parse(lang).orElseThrow(() -> new Rejected("no language"));
        Language language = isKnown(wanted, above, Release.parse(release)) ? wanted : Language.ENGLISH;
        Tree tree = reader.children(above, number(from), Release.parse(release), language);
        return Response.ok(json(tree).toString())
                .header("Cache-Control", tree.missing() == 0 ? CACHE_CONTROL : "no-store")
                .build();
    }

    private static Optional<IcdUri> uri(String text) {
        return IcdUri.parse(text).or(() -> IcdUri.ofPath(text)).filter(known -> !known.isInAllReleases());
    }

    private boolean isKnown(Language language, IcdUri uri, Optional<Release> foundation) {
        Optional<Release> release = uri.release().or(() -> foundation);
        return ReleaseCatalogue.tags(catalogue.languages(Classification.of(uri), release))
                .contains(language.tag());
    }

    /** {@return a count; 0 for what is none} */
    private static int number(String text) {
        return text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : 0;
    }

    private static JsonObject json(Tree tree) {
        JsonObjectBuilder answer = JSON.createObjectBuilder();
        JsonArrayBuilder nodes = JSON.createArrayBuilder();
        for (TreeRow row : tree.rows()) {
            if (row.rest() > 0) {
                answer.add(
                        "rest",
                        JSON.createObjectBuilder()
                                .add("from", row.position() - 1)
                                .add("count", row.rest()));
            } else {
                nodes.add(node(row));
            }
        }
        return answer.add("nodes", nodes).build();
    }

    private static JsonObjectBuilder node(TreeRow row) {
        JsonObjectBuilder node = JSON.createObjectBuilder()
                .add("path", row.uri().path())
                .add("code", row.code())
                .add("branch", row.branch() != TreeRow.Branch.NONE)
                .add("position", row.position())
                .add("size", row.size());
        row.title()
                .ifPresentOrElse(
                        title -> node.add("title", title.value())
                                .add("lang", title.language().tag())
                                .add("dir", Languages.direction(title.language().tag())),
                        () -> node.add("name", row.name()));
        return node;
    }
}
