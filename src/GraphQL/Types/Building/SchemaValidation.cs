namespace Kpi.GraphQL.Types.Building;

/// <summary>The type system's own rules (specification section 3, "Type Validation" of each kind of type).</summary>
internal static class SchemaValidation
{
    public static IEnumerable<string> Errors(IEnumerable<NamedType> types) => types.Where(type => !type.IsIntrospection).SelectMany(Errors);

    private static IEnumerable<string> Errors(NamedType type) =>
        Names(type)
            .Concat(
                type switch
                {
                    FieldsType fields => Fields(fields),
                    UnionType { PossibleTypes.Count: 0 } =>
                    [
                        $"{type}: a union needs at least one object type; register those that implement it.",
                    ],
                    EnumType { Values.Count: 0 } => [$"{type}: an enum needs at least one value."],
                    EnumType choice => choice
                        .Values.CountBy(value => value.Name)
                        .Where(count => count.Value > 1)
                        .Select(count => $"{type}.{count.Key}: two values have this name."),
                    InputObjectType input => Input(input),
                    _ => [],
                }
            );

    private static IEnumerable<string> Names(NamedType type)
    {
        var members = type switch
        {
            FieldsType fields => fields.Fields.SelectMany(field => field.Arguments.Select(argument => argument.Name).Append(field.Name)),
            InputObjectType input => input.Fields.Select(field => field.Name),
            EnumType choice => choice.Values.Select(value => value.Name),
            _ => [],
        };
        return members
            .Prepend(type.Name)
            .Where(name => !Naming.IsValid(name))
            .Select(name => $"{type}: \"{name}\" is no valid GraphQL name.");
    }

    private static IEnumerable<string> Fields(FieldsType type)
    {
        if (type.Fields.Count == 0)
        {
            yield return $"{type}: a type needs at least one field.";
        }

        if (type is InterfaceType { PossibleTypes.Count: 0 })
        {
            yield return $"{type}: no object type implements this interface; register those that do.";
        }

        foreach (var field in type.Fields)
        {
            foreach (var name in field.Arguments.CountBy(argument => argument.Name).Where(count => count.Value > 1))
            {
                yield return $"{type}.{field.Name}: two arguments are called \"{name.Key}\".";
            }

            foreach (var argument in field.Arguments.Where(argument => argument.IsRequired && argument.DeprecationReason is not null))
            {
                yield return $"{type}.{field.Name}({argument.Name}:): a required argument cannot be deprecated.";
            }
        }

        foreach (
            var error in type.Interfaces.SelectMany(parent => parent.Fields.SelectMany(expected => Implementation(type, parent, expected)))
        )
        {
            yield return error;
        }
    }

    /// <summary>Specification section 3.6, IsValidImplementation.</summary>
    private static IEnumerable<string> Implementation(FieldsType type, InterfaceType parent, FieldDefinition expected)
    {
        if (type.Field(expected.Name) is not { } field)
        {
            yield return $"{type}: field \"{expected.Name}\" of interface {parent} is missing.";
            yield break;
        }

        if (!IsSubtype(field.Type, expected.Type))
        {
            yield return $"{type}.{field.Name}: its type {field.Type} does not fit {expected.Type} of interface {parent}.";
        }

        foreach (
            var argument in expected.Arguments.Where(argument =>
                field.Argument(argument.Name) is not { } own || !GraphQLType.AreSame(own.Type, argument.Type)
            )
        )
        {
            yield return $"{type}.{field.Name}: argument \"{argument.Name}: {argument.Type}\" of interface {parent} is missing.";
        }
    }

    private static bool IsSubtype(GraphQLType type, GraphQLType of) =>
        (type, of) switch
        {
            (NonNullType a, NonNullType b) => IsSubtype(a.OfType, b.OfType),
            (NonNullType a, _) => IsSubtype(a.OfType, of),
            (ListType a, ListType b) => IsSubtype(a.OfType, b.OfType),
            (FieldsType a, InterfaceType b) => a == b || a.Interfaces.Contains(b),
            (ObjectType a, UnionType b) => b.PossibleTypes.Contains(a),
            _ => ReferenceEquals(type, of),
        };

    private static IEnumerable<string> Input(InputObjectType type)
    {
        if (type.Fields.Count == 0)
        {
            yield return $"{type}: an input object needs at least one field.";
        }

        foreach (var field in type.Fields)
        {
            if (field.IsRequired && field.DeprecationReason is not null)
            {
                yield return $"{type}.{field.Name}: a required input field cannot be deprecated.";
            }

            if (type.IsOneOf && (field.Type.IsNonNull || field.DefaultValue is not null))
            {
                yield return $"{type}.{field.Name}: a field of a @oneOf input must be nullable and without a default.";
            }

            if (RequiresItself(field.Type, type, []))
            {
                yield return $"{type}.{field.Name}: the input object requires itself, so no value of it could be written.";
            }
        }
    }

    private static bool RequiresItself(GraphQLType type, InputObjectType origin, HashSet<InputObjectType> visited) =>
        type is NonNullType { OfType: InputObjectType inner }
        && (inner == origin || (visited.Add(inner) && inner.Fields.Any(field => RequiresItself(field.Type, origin, visited))));
}
