using System.Collections;
using System.Runtime.CompilerServices;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Execution;

/// <summary>
/// ExecuteField and CompleteValue (specification sections 6.4.2 and 6.4.3), writing straight into the response. Every method that writes
/// a position gives false when null must take the place of the nearest nullable position around it; that position cuts off what was written.
/// </summary>
internal sealed class ValueWriter(OperationContext operation, WriterStacks stacks, Action<Hole> later)
{
    private readonly PathStack path = stacks.Path;
    private readonly FrameStack frames = stacks.Frames;
    private Dictionary<PlannedField, object?[]>? arguments;
    private ResponseSegment segment = null!;
    private ResultWriter writer = null!;

    public bool WriteRoot(ResponseSegment into, Frame frame, PlannedField[] fields, object? root)
    {
        Enter(into, frame, null);
        var result = WriteFields(fields, root);
        frame.End = writer.Position;
        return result;
    }

    public bool WriteRootField(ResponseSegment into, Frame frame, PlannedField field, object? root, bool isFirst)
    {
        Enter(into, frame, null);
        writer.WriteRaw(isFirst ? field.Key : field.CommaKey);
        return WriteField(field, root);
    }

    /// <summary>Writes a value that has arrived into its own segment.</summary>
    public bool WriteLater(Hole hole)
    {
        Enter(hole.Filling!, hole.Frame, hole.Path);
        try
        {
            return Complete(hole.Field, hole.Field.Definition.Type, hole.Result);
        }
        catch (Exception e) when (e is not ResponseTooLargeException)
        {
            return Fail(hole.Field, e, 0, 0);
        }
    }

    private void Enter(ResponseSegment into, Frame frame, Path? at)
    {
        segment = into;
        writer = into.Writer;
        frames.Reset(frame);
        path.Reset(at);
    }

    private bool WriteFields(PlannedField[] fields, object? source)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        writer.WriteByte((byte)'{');
        for (var i = 0; i < fields.Length; i++)
        {
            var field = fields[i];
            writer.WriteRaw(i == 0 ? field.Key : field.CommaKey);
            if (!WriteField(field, source))
            {
                return false;
            }
        }

        writer.WriteByte((byte)'}');
        return true;
    }

    private bool WriteField(PlannedField field, object? source)
    {
        if (field.TypeName is { } typeName)
        {
            writer.WriteRaw(typeName);
            return true;
        }

        path.Push(field.ResponseName);
        var start = writer.Position;
        var depth = path.Depth;
        bool written;
        try
        {
            written = Resolve(field, source);
        }
        catch (Exception e) when (e is not ResponseTooLargeException)
        {
            written = Fail(field, e, start, depth);
        }

        path.Pop();
        return written;
    }

    private bool Resolve(PlannedField field, object? source)
    {
        var resolver = field.Definition.Resolver!;
        var values = field.ConstantArguments ?? VariableArguments(field);
        var context = resolver.NeedsContext ? new FieldContext(operation, field, source, values, path.ToPath()!) : null;
        if (field.Leaf is { } leaf)
        {
            return leaf(source, values, operation, context, writer) || Complete(field, field.Definition.Type, null);
        }

        if (field.Sync is { } sync)
        {
            return Complete(field, field.Definition.Type, sync(source, values, operation, context));
        }

        operation.RequestAborted.ThrowIfCancellationRequested();
        var value = field.Async!(source, values, operation, context);
        if (value.IsCompleted)
        {
            return Complete(field, field.Definition.Type, value.GetAwaiter().GetResult());
        }

        var hole = new Hole(field, path.ToPath()!, frames.Innermost(segment), writer.Position, value);
        segment.Add(hole);
        later(hole);
        return true;
    }

    private object?[] VariableArguments(PlannedField field)
    {
        arguments ??= [];
        if (!arguments.TryGetValue(field, out var values))
        {
            values = InputCoercion.Arguments(field.Definition.Arguments, field.Nodes[0].Arguments, operation.Variables);
            arguments.Add(field, values);
        }

        return values;
    }

    private bool Complete(PlannedField field, GraphQLType type, object? value)
    {
        if (type is NonNullType nonNull)
        {
            if (value is not null)
            {
                return CompleteValue(field, nonNull.OfType, value);
            }

            ReportNull(field);
            return false;
        }

        if (value is null)
        {
            writer.WriteNull();
            return true;
        }

        if (type is ScalarType or EnumType)
        {
            return CompleteValue(field, type, value);
        }

        var start = writer.Position;
        var holes = segment.HoleCount;
        frames.Push(start);
        var written = CompleteValue(field, type, value);
        if (!written)
        {
            CutOff(start, holes);
        }

        frames.Pop(writer.Position, isNull: !written);
        return true;
    }

    private bool CompleteValue(PlannedField field, GraphQLType type, object value)
    {
        switch (type)
        {
            case ScalarType scalar:
                scalar.SerializeBoxed(value, writer);
                return true;
            case EnumType choice:
                choice.Serialize(value, writer);
                return true;
            case ListType list:
                return WriteList(field, list.OfType, value);
            default:
                var composite = (CompositeType)type;
                var objectType = composite as ObjectType ?? operation.Schema.ObjectTypeOf(value, composite);
                return WriteFields(field.Selection!.For(objectType), value);
        }
    }

    private bool WriteList(PlannedField field, GraphQLType itemType, object value)
    {
        if (value is not IEnumerable items || value is string)
        {
            throw new InvalidOperationException(
                $"Expected a sequence for field \"{field.Parent}.{field.Definition.Name}\", got {value.GetType()}."
            );
        }

        writer.WriteByte((byte)'[');
        path.Push(0);
        var written = items is IList list ? WriteItems(field, itemType, list) : WriteItems(field, itemType, items);
        path.Pop();
        writer.WriteByte((byte)']');
        return written;
    }

    private bool WriteItems(PlannedField field, GraphQLType itemType, IList items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (!WriteItem(field, itemType, items[i], i))
            {
                return false;
            }
        }

        return true;
    }

    private bool WriteItems(PlannedField field, GraphQLType itemType, IEnumerable items)
    {
        var index = 0;
        foreach (var item in items)
        {
            if (!WriteItem(field, itemType, item, index++))
            {
                return false;
            }
        }

        return true;
    }

    private bool WriteItem(PlannedField field, GraphQLType itemType, object? item, int index)
    {
        if (index > 0)
        {
            writer.WriteByte((byte)',');
        }

        path.Index(index);
        var start = writer.Position;
        var depth = path.Depth;
        try
        {
            return Complete(field, itemType, item);
        }
        catch (Exception e) when (e is not ResponseTooLargeException)
        {
            return Fail(field, itemType, e, start, depth);
        }
    }

    private bool Fail(PlannedField field, Exception exception, int start, int depth) =>
        Fail(field, field.Definition.Type, exception, start, depth);

    private bool Fail(PlannedField field, GraphQLType type, Exception exception, int start, int depth)
    {
        path.Cut(depth);
        frames.Cut(start);
        CutOff(start, segment.HolesBefore(start), writeNull: false);
        foreach (var error in operation.ErrorsOf(exception, path.ToPath(), field.Locations))
        {
            operation.AddError(error);
        }

        if (type.IsNonNull)
        {
            return false;
        }

        writer.WriteNull();
        return true;
    }

    private void CutOff(int start, int holes, bool writeNull = true)
    {
        writer.Truncate(start);
        segment.CutHoles(holes);
        if (writeNull)
        {
            writer.WriteNull();
        }
    }

    private void ReportNull(PlannedField field) =>
        operation.AddError(
            new Error($"Cannot return null for non-nullable field {field.Parent.Name}.{field.Definition.Name}.")
            {
                Code = ErrorCodes.NonNullViolation,
                Path = path.ToPath(),
                Locations = field.Locations,
            }
        );
}
