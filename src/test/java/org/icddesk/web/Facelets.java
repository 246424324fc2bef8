// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Follows the expressions of facelets through beans, {@code ui:repeat}, {@code ui:include} and our tags, by the types that
 * methods declare. What a tag was not given, and what comes out of a map or an attribute, is taken as it is.
 */
final class Facelets {

    private static final Pattern EXPRESSION = Pattern.compile("#\\{((?:'[^']*'|[^}'])*)\\}");
    private static final Pattern TOKEN = Pattern.compile("'[^']*'|[A-Za-z_][A-Za-z0-9_]*|[0-9]+|\\S");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z]+)=\"");
    private static final Pattern KEY = Pattern.compile("(?:text\\['|page\\.say\\(')([a-z0-9.-]+)'(?:\\]|[,)])");
    private static final Set<String> OPERATORS = Set.of(
            "empty", "not", "and", "or", "ne", "eq", "gt", "lt", "ge", "le", "div", "mod", "null", "true", "false");

    private final Path root;
    private final Map<String, ? extends Type> beans;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> resolved = new TreeSet<>();
    private final Set<Path> visited = new TreeSet<>();
    private Path present;

    Facelets(Path root, Map<String, ? extends Type> beans) {
        this.root = root;
        this.beans = beans;
        this.present = root;
    }

    List<String> faults() {
        return faults;
    }

    /** {@return the references that lead somewhere, each with the class it starts from} */
    Set<String> resolved() {
        return resolved;
    }

    Set<Path> visited() {
        return visited;
    }

    /** Checks a page with everything it includes. */
    void check(Path page) {
        check(page, new TreeMap<>(beans));
    }

    private void check(Path file, Map<String, Type> names) {
        Path before = present;
        present = file;
        visited.add(file);
        element(document(file), names);
        present = before;
    }

    private void element(Element element, Map<String, Type> names) {
        Map<String, Type> attributes = attributes(element, names);
        String space = String.valueOf(element.getNamespaceURI());
        Map<String, Type> inside = names;
        if (space.equals("urn:icddesk:tags")) {
            Map<String, Type> given = new TreeMap<>(beans);
            taken(element.getLocalName()).forEach(name -> given.putIfAbsent(name, Object.class));
            given.putAll(attributes);
            check(root.resolve("tags/" + element.getLocalName() + ".xhtml"), given);
        } else if (element.getLocalName().equals("include")) {
            check(root.resolve(element.getAttribute("src").replaceFirst("^/WEB-INF/|^\\.\\./", "")), names);
        } else if (element.getLocalName().equals("repeat")) {
            inside = new TreeMap<>(names);
            inside.put(element.getAttribute("var"), item(attributes.get("value")));
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element next) {
                element(next, inside);
            } else if (child.getNodeType() == Node.TEXT_NODE) {
                value(child.getNodeValue(), inside);
            }
        }
    }

    private Map<String, Type> attributes(Element element, Map<String, Type> names) {
        Map<String, Type> types = new TreeMap<>();
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            String value = attribute.getNodeValue();
            types.put(
                    attribute.getNodeName(),
                    element.getLocalName().equals("viewAction")
                            ? value(value.replace("}", "()}"), names)
                            : value(value, names));
        }
        return types;
    }

    /** {@return the type of an attribute or text: that of its expression if it is nothing else, or text} */
    private Type value(String value, Map<String, Type> names) {
        Type type = String.class;
        Matcher matcher = EXPRESSION.matcher(value);
        while (matcher.find()) {
            Type found = type(matcher.group(1), names);
            type = matcher.group().equals(value.strip()) ? found : type;
        }
        return type;
    }

    /** {@return the type of an expression: that of its only reference, or of no interest} */
    Type type(String expression, Map<String, Type> names) {
        List<String> tokens = new ArrayList<>(
                TOKEN.matcher(expression).results().map(found -> found.group()).toList());
        boolean single = !tokens.isEmpty() && isName(tokens.get(0));
        Type type = Object.class;
        for (int at = 0; at < tokens.size(); ) {
            boolean literal = tokens.get(at).startsWith("'")
                    && at + 1 < tokens.size()
                    && tokens.get(at + 1).equals(".");
            if (literal || isName(tokens.get(at))) {
                Chain chain = new Chain(tokens, at, names);
                type = chain.follow();
                single &= at == 0 && chain.at == tokens.size();
                at = chain.at;
            } else {
                at++;
            }
        }
        return single ? type : Object.class;
    }

    private static boolean isName(String token) {
        return Character.isJavaIdentifierStart(token.charAt(0)) && !OPERATORS.contains(token);
    }

    /** A name with what is taken from it, such as {@code page.say('x', of.row().rest())}. */
    private final class Chain {

        private final List<String> tokens;
        private final Map<String, Type> names;
        private int at;

        Chain(List<String> tokens, int at, Map<String, Type> names) {
            this.tokens = tokens;
            this.at = at;
            this.names = names;
        }

        Type follow() {
            String name = tokens.get(at++);
            Type type = name.startsWith("'") ? String.class : names.get(name);
            if (type == null) {
                faults.add(present + ": nothing is called " + name);
                type = Object.class;
            }
            while (at < tokens.size() && (is(".") || is("["))) {
                if (is("[")) {
                    inside("[", "]");
                    type = type == ResourceBundle.class ? String.class : Object.class;
                } else {
                    at++;
                    type = member(type, tokens.get(at++));
                }
            }
            return type;
        }

        private Type member(Type type, String name) {
            if (at < tokens.size() && is("(")) {
                return result(type, name, inside("(", ")"));
            }
            String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            Type getter = method(type, "get" + capital, 0);
            Type found = getter == null ? method(type, "is" + capital, 0) : getter;
            return told(type, name, found);
        }

        private Type result(Type type, String name, int arguments) {
            return told(type, name + "()", method(type, name, arguments));
        }

        private Type told(Type type, String name, Type found) {
            if (found != null) {
                resolved.add(raw(type).getName() + "." + name);
                return found;
            }
            if (type != Object.class) {
                faults.add(present + ": " + type.getTypeName() + " has no public " + name);
            }
            return Object.class;
        }

        /** Goes behind a bracket; {@return the number of arguments in it} */
        private int inside(String open, String close) {
            List<String> inner = new ArrayList<>();
            int commas = 0;
            int depth = 1;
            for (at++; depth > 0; at++) {
                depth += is(open) ? 1 : is(close) ? -1 : 0;
                commas += depth == 1 && is(",") ? 1 : 0;
                inner.add(tokens.get(at));
            }
            inner.remove(inner.size() - 1);
            type(String.join(" ", inner), names);
            return inner.isEmpty() ? 0 : commas + 1;
        }

        private boolean is(String token) {
            return tokens.get(at).equals(token);
        }
    }

    private static Type method(Type type, String name, int arguments) {
        return Arrays.stream(raw(type).getMethods())
                .filter(method -> method.getName().equals(name))
                .filter(method -> method.getParameterCount() == arguments
                        || method.isVarArgs() && arguments >= method.getParameterCount() - 1)
                .filter(method -> Modifier.isPublic(method.getDeclaringClass().getModifiers()))
                .filter(method -> !method.isBridge())
                .findFirst()
                .map(method -> returned(type, method))
                .orElse(null);
    }

    private static Type returned(Type type, Method method) {
        Type result = method.getGenericReturnType();
        return result instanceof Class<?> || result instanceof ParameterizedType ? result : item(type);
    }

    /** {@return what a list is of} */
    private static Type item(Type list) {
        return list instanceof ParameterizedType of && Collection.class.isAssignableFrom(raw(list))
                ? of.getActualTypeArguments()[0]
                : Object.class;
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType of
                ? (Class<?>) of.getRawType()
                : type instanceof Class<?> plain ? plain : Object.class;
    }

    /** {@return what a tag is given anywhere, so that where it is not, that counts as nothing} */
    private Set<String> taken(String tag) {
        Set<String> names = new TreeSet<>();
        Pattern use = Pattern.compile("<icd:" + tag + "\\b([^>]*)>");
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".xhtml"))
                    .flatMap(file -> use.matcher(text(file)).results())
                    .flatMap(found -> ATTRIBUTE.matcher(found.group(1)).results())
                    .forEach(found -> names.add(found.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    /** {@return the keys of texts that files name} */
    Set<String> keys(Collection<Path> files) {
        Set<String> keys = new TreeSet<>();
        files.forEach(file -> KEY.matcher(text(file)).results().forEach(found -> keys.add(found.group(1))));
        return keys;
    }

    private static Element document(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            String text = text(file).replaceFirst("<!DOCTYPE[^>]*>", "").replaceAll("&(nbsp|middot|hellip);", " ");
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
