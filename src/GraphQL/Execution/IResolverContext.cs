using Kpi.GraphQL.Types;

namespace Kpi.GraphQL.Execution;

/// <summary>What a resolver may know of the field it resolves and of the request. A resolver gets it as a parameter.</summary>
public interface IResolverContext
{
    /// <summary>The schema.</summary>
    Schema Schema { get; }

    /// <summary>The field.</summary>
    FieldDefinition Field { get; }

    /// <summary>The field's key in the response.</summary>
    string ResponseName { get; }

    /// <summary>Where in the response the field stands.</summary>
    Path Path { get; }

    /// <summary>The services of the request.</summary>
    IServiceProvider Services { get; }

    /// <summary>Cancelled when the client goes or the time is over.</summary>
    CancellationToken RequestAborted { get; }

    /// <summary>Values shared by all resolvers of the request.</summary>
    IDictionary<string, object?> ContextData { get; }

    /// <summary>The object whose field is resolved.</summary>
    /// <exception cref="InvalidCastException">It has another type.</exception>
    T Parent<T>();

    /// <summary>An argument's value, defaults applied.</summary>
    /// <exception cref="ArgumentException">The field has no such argument.</exception>
    T ArgumentValue<T>(string name);

    /// <summary>A service of the request.</summary>
    /// <exception cref="InvalidOperationException">It is not registered.</exception>
    T Service<T>()
        where T : notnull;

    /// <summary>Adds an error to the response while the field still gives a value.</summary>
    void ReportError(string message);

    /// <inheritdoc cref="ReportError(string)"/>
    void ReportError(IError error);
}
