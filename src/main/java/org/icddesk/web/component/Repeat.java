// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.component;

import jakarta.el.ELContext;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.util.Collections;

/**
 * The component of {@code ui:repeat}: its children once for each of the values. No child keeps a state for each row, so
 * none is saved and restored, and none gets an identifier of its own. The variable is in scope as the parameter of a lambda
 * expression is: it comes before all other names.
 */
public class Repeat extends UIComponentBase {

    private static final String FAMILY = "org.icddesk";

    private String name;

    public Repeat() {}

    @Override
    public String getFamily() {
        return FAMILY;
    }

    public String getVar() {
        return name;
    }

    public void setVar(String var) {
        name = var;
    }

    @Override
    public void encodeAll(FacesContext context) throws IOException {
        ELContext expressions = context.getELContext();
        Iterable<?> values = getValueExpression("value").getValue(expressions);
        if (values != null) {
            for (Object value : values) {
                expressions.enterLambdaScope(Collections.singletonMap(name, value));
                try {
                    Fragment.encodeEach(this, context);
                } finally {
                    expressions.exitLambdaScope();
                }
            }
        }
    }
}
