// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.component;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Calls the methods without parameters of records, such as {@code hit.code()}. It knows the methods of a class after the
 * first call, where {@link jakarta.el.BeanELResolver} looks for the method at each.
 */
public class RecordResolver extends ELResolver {

    private static final ClassValue<Map<String, Method>> METHODS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getMethods())
                    .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
                    .filter(method ->
                            Modifier.isPublic(method.getDeclaringClass().getModifiers()))
                    .collect(Collectors.toUnmodifiableMap(Method::getName, method -> method, (one, other) -> one));
        }
    };

    public RecordResolver() {}

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        if (!(base instanceof Record) || arguments != null && arguments.length > 0) {
            return null;
        }
        Method found = METHODS.get(base.getClass()).get(String.valueOf(method));
        if (found == null) {
            return null;
        }
        try {
            Object value = found.invoke(base);
            context.setPropertyResolved(base, method);
            return value;
        } catch (InvocationTargetException e) {
            throw new ELException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new ELException(e);
        }
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        // A record has nothing to set.
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return false;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return null;
    }
}
