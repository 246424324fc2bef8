// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

/**
 * Pagination of a list.
 *
 * @param number the page, from 1
 * @param pages how many there are, at least 1
 * @param previous the page before, or null
 * @param next the page after, or null
 */
public record Pager(int number, int pages, Address previous, Address next) {

    private static final String PARAMETER = "page";

    /**
     * Finds the page that an address names; a number outside of the list counts as the nearest inside.
     *
     * @param items how many items the list has
     * @param perPage how many items stand on a page
     * @return the page with its neighbours
     */
    public static Pager of(PageRequest request, int items, int perPage) {
        int pages = Math.max(1, (items + perPage - 1) / perPage);
        int number = number(request, items, perPage);
        return new Pager(
                number,
                pages,
                number > 1 ? at(request, number - 1) : null,
                number < pages ? at(request, number + 1) : null);
    }

    /** {@return the number of the page that an address names, from 1 to the last} */
    public static int number(PageRequest request, int items, int perPage) {
        int pages = Math.max(1, (items + perPage - 1) / perPage);
        return request.parameter(PARAMETER)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .map(wanted -> Math.max(1, Math.min(pages, wanted)))
                .orElseGet(() -> request.parameter(PARAMETER)
                                .filter(text -> text.matches("[0-9]{10,}"))
                                .isPresent()
                        ? pages
                        : 1);
    }

    private static Address at(PageRequest request, int number) {
        return request.address().with(PARAMETER, number == 1 ? null : String.valueOf(number));
    }

    /** {@return whether the list needs more than one page} */
    public boolean needed() {
        return pages > 1;
    }
}
