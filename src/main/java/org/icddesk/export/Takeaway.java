// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.icddesk.gateway.Asker;
import org.icddesk.web.Address;
import org.icddesk.web.Destination;
import org.icddesk.web.Link;
import org.icddesk.web.Problem;
import org.icddesk.web.Visit;

/** The download formats of a list, at the same address with {@code format=csv} or {@code format=json}. */
public enum Takeaway {
    /** For spreadsheets. */
    CSV("text/csv"),
    /** For programs. */
    JSON("application/json");

    private static final String PARAMETER = "format";

    private final String type;

    Takeaway(String type) {
        this.type = type;
    }

    /**
     * Creates a download if the reader asks for one.
     *
     * @param visit says so
     * @param list makes the list
     * @return the file; empty when the reader wants the page
     * @throws Problem 400 when the reader wants neither
     */
    public static Optional<Destination> wanted(Visit visit, Supplier<Listing> list) {
        return visit.parameter(PARAMETER)
                .filter(format -> !format.equals("html"))
                .map(format -> parse(format).file(list));
    }

    private static Takeaway parse(String format) {
        for (Takeaway known : values()) {
            if (known.word().equals(format)) {
                return known;
            }
        }
        throw new Problem(400, PARAMETER);
    }

    /** {@return the download links of a list} */
    public static List<Link> of(Visit visit) {
        return List.of(values()).stream()
                .map(form -> new Link(form.name(), whole(visit).with(PARAMETER, form.word())))
                .toList();
    }

    private static Address whole(Visit visit) {
        return visit.address().without("page");
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private Destination file(Supplier<Listing> list) {
        Asker.setDeadline(Asker.LIST);
        Listing listing = list.get();
        // Names of files are made of what no header, shell or file system takes for anything else (B04, B06).
        String name = listing.name().replaceAll("[^A-Za-z0-9.-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return new Destination.File(
                (name.isEmpty() ? "list" : name) + "." + word(),
                type,
                this == CSV ? Csv.write(listing) : ListingJson.write(listing));
    }
}
