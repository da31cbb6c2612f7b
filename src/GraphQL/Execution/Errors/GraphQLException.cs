namespace Kpi.GraphQL;

/// <summary>An exception whose errors are meant for the client. Any other exception of a resolver is masked.</summary>
public sealed class GraphQLException : Exception
{
    /// <summary>One error with a message only.</summary>
    public GraphQLException(string message)
        : this(new Error(message)) { }

    /// <summary>One error.</summary>
    public GraphQLException(IError error)
        : this([error]) { }

    /// <summary>Several errors; at least one.</summary>
    public GraphQLException(IEnumerable<IError> errors)
        : this([.. errors]) { }

    private GraphQLException(IError[] errors)
        : base(errors[0].Message) => Errors = errors;

    /// <summary>The errors.</summary>
    public IReadOnlyList<IError> Errors { get; }
}
