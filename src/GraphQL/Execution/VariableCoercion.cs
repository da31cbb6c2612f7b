using System.Text.Json;
using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Execution;

/// <summary>From the request's JSON to the operation's variables (specification section 6.1.2, CoerceVariableValues).</summary>
internal sealed class VariableCoercion(Schema schema, DocumentNode document, int maxDepth)
{
    private readonly List<IError> errors = [];
    private VariableDefinitionNode current = null!;

    /// <summary>The variables, or every error there is.</summary>
    public static (VariableValues Values, IReadOnlyList<IError> Errors) Coerce(
        Schema schema,
        DocumentNode document,
        OperationDefinitionNode operation,
        JsonElement given,
        int maxDepth
    )
    {
        if (operation.Variables.Length == 0)
        {
            return (VariableValues.None, []);
        }

        var coercion = new VariableCoercion(schema, document, maxDepth);
        var values = new VariableValues();
        foreach (var definition in operation.Variables)
        {
            coercion.Variable(definition, given, values);
        }

        return (values, coercion.errors);
    }

    private void Variable(VariableDefinitionNode definition, JsonElement given, VariableValues values)
    {
        current = definition;
        var name = definition.Variable.Name.Value;
        var type = TypeReferences.Resolve(schema, definition.Type)!;
        if (given.ValueKind == JsonValueKind.Object && given.TryGetProperty(name, out var json))
        {
            if (json.ValueKind == JsonValueKind.Null && type.IsNonNull)
            {
                Add($"Variable \"${name}\" of non-null type \"{type}\" must not be null.");
            }
            else
            {
                values.Set(name, Value(json, type, null));
            }
        }
        else if (definition.DefaultValue is { } literal)
        {
            try
            {
                values.Set(name, InputCoercion.Literal(literal, type, VariableValues.None));
            }
            catch (GraphQLException e)
            {
                Add($"Variable \"${name}\" has an invalid default value: {e.Message}");
            }
        }
        else if (type.IsNonNull)
        {
            Add($"Variable \"${name}\" of required type \"{type}\" was not provided.");
        }
    }

    private object? Value(JsonElement json, GraphQLType type, Path? path)
    {
        if (path is { Depth: var depth } && depth > maxDepth)
        {
            return Invalid(json, null, $"Input values nest at most {maxDepth} levels deep.");
        }

        if (type is NonNullType nonNull)
        {
            return json.ValueKind == JsonValueKind.Null
                ? Invalid(json, path, $"Expected non-nullable type \"{type}\" not to be null.")
                : Value(json, nonNull.OfType, path);
        }

        if (json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        switch (type)
        {
            case ListType list:
                return json.ValueKind == JsonValueKind.Array
                    ? json.EnumerateArray().Select((item, i) => Value(item, list.OfType, Path.Of(path, i))).ToArray()
                    : new[] { Value(json, list.OfType, path) };
            case InputObjectType input:
                return json.ValueKind == JsonValueKind.Object
                    ? InputObject(json, input, path)
                    : Invalid(json, path, $"Expected type \"{input}\" to be an object.");
            default:
                return Leaf(json, type, path);
        }
    }

    private object? Leaf(JsonElement json, GraphQLType type, Path? path)
    {
        try
        {
            return type is ScalarType scalar ? scalar.CoerceValue(json)
                : json.ValueKind != JsonValueKind.String
                    ? Invalid(json, path, $"Enum \"{type}\" cannot represent non-string value: {Inspect(json)}.")
                : ((EnumType)type).Value(json.GetString()!)?.Value
                    ?? Invalid(json, path, $"Value \"{json.GetString()}\" does not exist in \"{type}\" enum.");
        }
        catch (GraphQLException e)
        {
            return Invalid(json, path, e.Message);
        }
    }

    private object? InputObject(JsonElement json, InputObjectType type, Path? path)
    {
        var before = errors.Count;
        foreach (var property in json.EnumerateObject())
        {
            if (type.IndexOf(property.Name) < 0)
            {
                Invalid(json, path, $"Field \"{property.Name}\" is not defined by type \"{type}\".");
            }
        }

        var values = new object?[type.Fields.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var field = type.Fields[i];
            if (json.TryGetProperty(field.Name, out var given))
            {
                values[i] = Fit(field, given, Path.Of(path, field.Name));
            }
            else if (field.DefaultValue is not null)
            {
                values[i] = InputCoercion.Default(field);
            }
            else
            {
                values[i] = field.Type.IsNonNull
                    ? Invalid(json, path, $"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.")
                    : InputObjectType.Missing;
            }
        }

        try
        {
            return errors.Count > before ? null : InputCoercion.Create(type, values);
        }
        catch (GraphQLException e)
        {
            return Invalid(json, path, e.Message);
        }
    }

    private object? Fit(InputValueDefinition field, JsonElement given, Path path)
    {
        var before = errors.Count;
        var value = Value(given, field.Type, path);
        try
        {
            return errors.Count > before ? null : InputCoercion.Fit(field, value);
        }
        catch (GraphQLException e)
        {
            return Invalid(given, path, e.Message);
        }
    }

    private object? Invalid(JsonElement json, Path? path, string reason)
    {
        var name = current.Variable.Name.Value;
        var at = path is null
            ? ""
            : $" at \"{name}{string.Concat(path.ToList().Select(segment => segment is int ? $"[{segment}]" : $".{segment}"))}\"";
        Add($"Variable \"${name}\" got invalid value {Inspect(json)}{at}; {reason}");
        return null;
    }

    private void Add(string message) =>
        errors.Add(new Error(message) { Code = ErrorCodes.BadUserInput, Locations = [document.LocationOf(current)] });

    private static string Inspect(JsonElement json)
    {
        var text = json.GetRawText();
        return text.Length <= 200 ? text : text[..200] + "…";
    }
}
