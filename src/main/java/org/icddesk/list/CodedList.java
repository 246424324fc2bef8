// SPDX-License-Identifier: Apache-2.0
package org.icddesk.list;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.export.Cell;
import org.icddesk.export.DownloadFormat;
import org.icddesk.export.ExportTable;
import org.icddesk.export.ListFiles;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.proposal.Proposal;
import org.icddesk.proposal.Proposals;
import org.icddesk.proposal.ProposedItem;
import org.icddesk.proposal.Proposer;
import org.icddesk.request.ClientContext;
import org.icddesk.table.OwnFiles;
import org.icddesk.table.TableFault;
import org.icddesk.web.Page;
import org.icddesk.web.PostedForm;
import org.icddesk.web.Problem;
import org.icddesk.web.RouteResult;

/** Proposes codes for the list of a form. */
@RequestScoped
public class CodedList {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final ReleaseCatalogue catalogue;
    private final Proposer proposer;
    private final Page page;

    protected CodedList() {
        this(null, null, null);
    }

    @Inject
    public CodedList(ReleaseCatalogue catalogue, Proposer proposer, Page page) {
        this.catalogue = catalogue;
        this.proposer = proposer;
        this.page = page;
    }

    /** The list of a form with what is proposed for its rows. */
    record Result(ListForm form, BrowseContext context, Proposals proposals) {}

    /** {@return the list with proposals; empty if the form has none. A {@link TableFault} if it cannot be read} */
    Optional<Result> propose(PostedForm posted) {
        return ListForm.of(posted, page.texts()).map(form -> {
            ClientContext.setDeadline(Proposer.LIMIT);
            BrowseContext context = context(posted);
            return new Result(form, context, proposer.propose(form.texts(), List.of(), context));
        });
    }

    private BrowseContext context(PostedForm posted) {
        Classification classification = posted.text("classification")
                .flatMap(Classification::parse)
                .filter(chosen -> chosen != Classification.FOUNDATION)
                .orElse(Classification.MMS);
        Optional<Release> named =
                posted.text("release").filter(name -> !name.equals("latest")).flatMap(Release::parse);
        Release release = catalogue.chosen(classification, named);
        List<BrowseContext.Choice> languages = catalogue.languages(classification, Optional.of(release));
        List<String> tags = ReleaseCatalogue.tags(languages);
        String tag = posted.text("lang")
                .filter(tags::contains)
                .orElse(tags.contains(page.getLanguage()) ? page.getLanguage() : Language.ENGLISH.tag());
        return new BrowseContext(classification, Optional.of(release), new Language(tag), true, languages);
    }

    /** {@return the list as a file, with the first proposal for each row} */
    RouteResult file(PostedForm posted, DownloadFormat format) {
        try {
            Result result = propose(posted).orElseThrow(() -> new Problem(400, "form"));
            List<String> columns = new ArrayList<>(result.form().columns());
            columns.addAll(OwnFiles.ADDED);
            List<List<String>> rows = new ArrayList<>();
            for (ProposedItem item : result.proposals().items()) {
                List<String> row = new ArrayList<>(result.form().rows().get(rows.size()));
                row.addAll(added(item, result));
                rows.add(row);
            }
            ExportTable table = new ExportTable(
                    "list", result.context().language().tag(), facts(result), columns, ListFiles.cells(columns, rows));
            return ListFiles.write(format, table);
        } catch (TableFault e) {
            throw new Problem(e.status(), "form");
        }
    }

    private static List<String> added(ProposedItem item, Result result) {
        Optional<Proposal> best = item.proposals().stream()
                .filter(proposal -> item.state() == ProposedItem.State.PROPOSED)
                .findFirst();
        return List.of(
                best.map(Proposal::code).orElse(""),
                best.map(Proposal::title).orElse(""),
                best.map(Proposal::uri).orElse(""),
                result.context().release().map(Release::id).orElse(""),
                result.context().language().tag(),
                best.map(proposal -> Cell.of(proposal.score()).plain()).orElse(""),
                best.map(proposal -> proposal.origin().word()).orElse(""),
                item.state().word(),
                item.message(),
                result.proposals().asOf().map(Object::toString).orElse(""));
    }

    private static Map<String, Cell> facts(Result result) {
        Map<String, Cell> facts = new LinkedHashMap<>();
        facts.put("source", Cell.of("World Health Organization, https://icd.who.int"));
        facts.put("classification", Cell.of(result.context().classification().segment()));
        facts.put("release", Cell.of(result.context().release().map(Release::id).orElse("")));
        facts.put("language", Cell.of(result.context().language().tag()));
        return facts;
    }

    /** {@return the rows of a result as a list that reads the same, for a form that asks for a file of it} */
    static String again(Result result) {
        JsonArrayBuilder columns = JSON.createArrayBuilder();
        result.form().columns().forEach(columns::add);
        JsonArrayBuilder rows = JSON.createArrayBuilder();
        result.form().rows().forEach(row -> {
            JsonArrayBuilder cells = JSON.createArrayBuilder();
            row.forEach(cells::add);
            rows.add(cells);
        });
        return JSON.createObjectBuilder()
                .add("columns", columns)
                .add("rows", rows)
                .build()
                .toString();
    }
}
