// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.component;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import java.io.IOException;

/**
 * The component of {@code ui:fragment}: its children, if it is rendered. {@code rendered} is evaluated once, where {@link
 * UIComponentBase} evaluates it at the beginning, before the children and at the end.
 */
public class Fragment extends UIComponentBase {

    private static final String FAMILY = "org.icddesk";

    public Fragment() {}

    @Override
    public String getFamily() {
        return FAMILY;
    }

    @Override
    public void encodeAll(FacesContext context) throws IOException {
        if (isRendered()) {
            encodeEach(this, context);
        }
    }

    static void encodeEach(UIComponent parent, FacesContext context) throws IOException {
        int count = parent.getChildCount();
        for (int child = 0; child < count; child++) {
            parent.getChildren().get(child).encodeAll(context);
        }
    }
}
