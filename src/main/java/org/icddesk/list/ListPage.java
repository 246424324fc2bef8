// SPDX-License-Identifier: Apache-2.0
package org.icddesk.list;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.export.DownloadFormat;
import org.icddesk.icd.Release;
import org.icddesk.proposal.ProposedItem;
import org.icddesk.table.TableFault;
import org.icddesk.tracking.DependencyTracker;
import org.icddesk.web.Languages;
import org.icddesk.web.Page;
import org.icddesk.web.PostedForm;

/** The view model of the page of lists. */
@Named("listPage")
@RequestScoped
public class ListPage {

    private static final List<Classification> CLASSIFICATIONS =
            List.of(Classification.MMS, Classification.ICF, Classification.ICD10);

    private final HttpServletRequest http;
    private final ReleaseCatalogue catalogue;
    private final CodedList coded;
    private final Page page;
    private Optional<PostedForm> form = Optional.empty();
    private Optional<CodedList.Result> result = Optional.empty();
    private String fault;

    protected ListPage() {
        this(null, null, null, null);
    }

    @Inject
    public ListPage(HttpServletRequest http, ReleaseCatalogue catalogue, CodedList coded, Page page) {
        this.http = http;
        this.catalogue = catalogue;
        this.coded = coded;
        this.page = page;
    }

    /** A choice in the form. */
    public record Choice(String value, String label, String of, boolean chosen) {}

    /** Proposes codes, if a list was posted. */
    public void load() {
        page.setTitle(page.say("listform.title"));
        form = PostedForm.of(http);
        if (form.isEmpty()) {
            return;
        }
        DependencyTracker.markVolatile();
        try {
            result = coded.propose(form.get());
            fault = result.isEmpty() ? page.say("listform.nothing") : null;
        } catch (TableFault e) {
            fault = e.in(page.texts());
        }
    }

    /** {@return why the list cannot be read; null if it can} */
    public String getFault() {
        return fault;
    }

    /** {@return whether there is a list with proposals} */
    public boolean isAnswered() {
        return result.isPresent();
    }

    /** {@return what to know of the list} */
    public List<String> getNotices() {
        List<String> notices = new ArrayList<>();
        result.ifPresent(some -> {
            notices.addAll(some.form().notices());
            if (some.form().left() > 0) {
                notices.add(page.say(
                        "listform.first",
                        some.form().rows().size(),
                        some.form().table().rows().size()));
            }
        });
        return notices;
    }

    /** {@return the rows with what is proposed} */
    public List<ListRow> getRows() {
        List<ListRow> rows = new ArrayList<>();
        result.ifPresent(some -> {
            for (ProposedItem item : some.proposals().items()) {
                rows.add(ListRow.of(some.form().texts().get(rows.size()), item, some.context(), page.texts()));
            }
        });
        return rows;
    }

    /** {@return the name of the column that was coded} */
    public String getColumn() {
        return result.map(some -> some.form().columns().get(some.form().column()))
                .orElse("");
    }

    /** {@return the list, for the form that asks for files} */
    public String getAgain() {
        return result.map(CodedList::again).orElse("");
    }

    /** {@return the fields for the form that asks for files: where codes were looked for} */
    public Map<String, String> getPlace() {
        Map<String, String> place = new LinkedHashMap<>();
        result.map(CodedList.Result::context).ifPresent(context -> {
            place.put("classification", context.classification().segment());
            place.put("release", context.release().map(Release::id).orElse("latest"));
            place.put("lang", context.language().tag());
            place.put("column", getColumn());
        });
        return place;
    }

    /** {@return the formats of files} */
    public List<String> getFormats() {
        return List.of(DownloadFormat.XLSX, DownloadFormat.CSV, DownloadFormat.TSV, DownloadFormat.JSON).stream()
                .map(DownloadFormat::name)
                .toList();
    }

    /** {@return what was pasted} */
    public String getText() {
        return form.flatMap(some -> some.text("text"))
                .filter(text -> !text.startsWith("{"))
                .orElse("");
    }

    /** {@return the classifications to choose from} */
    public List<Choice> getClassifications() {
        String chosen = posted("classification", "mms");
        return CLASSIFICATIONS.stream()
                .map(known -> new Choice(
                        known.segment(),
                        page.say("classification." + known.segment()),
                        null,
                        known.segment().equals(chosen)))
                .toList();
    }

    /** {@return the releases to choose from, as far as they are known} */
    public List<Choice> getReleases() {
        String chosen = posted("release", "latest");
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("latest", page.say("listform.latest"), null, chosen.equals("latest")));
        Map<Release, String> known = new LinkedHashMap<>();
        CLASSIFICATIONS.forEach(classification -> catalogue
                .releases(classification)
                .forEach(release -> known.merge(release, classification.segment(), (one, other) -> one + " " + other)));
        known.forEach((release, of) -> choices.add(
                new Choice(release.id(), release.id(), of, release.id().equals(chosen))));
        return choices;
    }

    /** {@return the languages to choose from; those of the site where WHO cannot be asked} */
    public List<Choice> getLanguages() {
        String chosen = posted("lang", page.getLanguage());
        return tags().stream()
                .map(tag -> new Choice(tag, Languages.ownName(tag), null, tag.equals(chosen)))
                .toList();
    }

    private List<String> tags() {
        try {
            List<BrowseContext.Choice> languages =
                    catalogue.languages(Classification.MMS, catalogue.defaultRelease(Classification.MMS));
            return ReleaseCatalogue.tags(languages);
        } catch (IcdFailure e) {
            return Languages.OF_THE_SITE;
        }
    }

    private String posted(String name, String other) {
        return form.flatMap(some -> some.text(name)).orElse(other);
    }
}
