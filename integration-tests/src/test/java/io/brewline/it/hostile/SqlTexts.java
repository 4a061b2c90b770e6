package io.brewline.it.hostile;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Where a class of Java gives the database a text that does not stand whole in its source: an argument of JDBC that is
 * neither literals nor the name of some, and SQL that is put together of more than literals. Such a place may be right;
 * somebody must have looked at it. Not thread-safe.
 */
final class SqlTexts extends TreeScanner<Void, Void> {
    private static final Set<String> OF_JDBC = Set.of(
            "execute",
            "executeQuery",
            "executeUpdate",
            "executeLargeUpdate",
            "addBatch",
            "prepareStatement",
            "prepareCall",
            "nativeSQL");

    private static final Pattern SQL = Pattern.compile(
            "\\s*((?i:select|insert into|delete from)|UPDATE|MERGE|CREATE|ALTER|DROP|GRANT|REVOKE|COPY|UNLOAD|TRUNCATE|LOCK"
                    + "|SET|CALL)\\s.*",
            Pattern.DOTALL);

    private final List<String> found = new ArrayList<>();
    private final Map<String, ExpressionTree> ofClass = new HashMap<>();
    private Map<String, ExpressionTree> ofMethod = new HashMap<>();

    private SqlTexts() {}

    /** The code of each such place in {@code source}, in its order. */
    static List<String> in(JavaFileObject source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavacTask task = (JavacTask) compiler.getTask(null, null, null, List.of(), null, List.of(source));
        SqlTexts texts = new SqlTexts();
        for (CompilationUnitTree unit : task.parse()) {
            texts.scan(unit, null);
        }
        return texts.found;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
        for (Tree member : type.getMembers()) {
            if (member instanceof VariableTree field && field.getInitializer() != null) {
                ofClass.put(field.getName().toString(), field.getInitializer());
            }
        }
        return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
        ofMethod = new HashMap<>();
        // A parameter hides a field of its name: its text comes from elsewhere.
        method.getParameters()
                .forEach(parameter -> ofMethod.put(parameter.getName().toString(), null));
        return super.visitMethod(method, null);
    }

    @Override
    public Void visitVariable(VariableTree variable, Void nothing) {
        ofMethod.put(variable.getName().toString(), variable.getInitializer());
        return super.visitVariable(variable, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        if (OF_JDBC.contains(name(call.getMethodSelect()))
                && !call.getArguments().isEmpty()
                && !isConstant(call.getArguments().get(0))) {
            found.add(oneLine(call));
            return null;
        }
        return super.visitMethodInvocation(call, null);
    }

    @Override
    public Void visitBinary(BinaryTree sum, Void nothing) {
        if (sum.getKind() == Tree.Kind.PLUS && !isConstant(sum) && begin(sum) instanceof String sql && isSql(sql)) {
            found.add(oneLine(sum));
            return null;
        }
        return super.visitBinary(sum, null);
    }

    private static String name(ExpressionTree method) {
        return method instanceof MemberSelectTree member
                ? member.getIdentifier().toString()
                : method.toString();
    }

    private static boolean isSql(String text) {
        return SQL.matcher(text).matches();
    }

    /** The literal with which a sum begins, or null. */
    private static Object begin(ExpressionTree text) {
        ExpressionTree first = text;
        while (first instanceof BinaryTree sum) {
            first = sum.getLeftOperand();
        }
        return first instanceof LiteralTree literal ? literal.getValue() : null;
    }

    private boolean isConstant(ExpressionTree text) {
        if (text instanceof ParenthesizedTree inside) {
            return isConstant(inside.getExpression());
        }
        if (text instanceof BinaryTree sum) {
            return isConstant(sum.getLeftOperand()) && isConstant(sum.getRightOperand());
        }
        if (text instanceof IdentifierTree name) {
            String named = name.getName().toString();
            ExpressionTree value = ofMethod.containsKey(named) ? ofMethod.get(named) : ofClass.get(named);
            return value != null && isConstant(value);
        }
        return text instanceof LiteralTree;
    }

    private static String oneLine(Tree code) {
        return code.toString().replaceAll("\\s+", " ");
    }
}
